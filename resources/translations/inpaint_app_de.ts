<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>About Inpaint App</source>
   <translation>Über Inpaint App</translation>
  </message>
  <message>
   <source>Everything stays on this computer; no connection is ever opened.</source>
   <translation>Alles bleibt auf diesem Computer; es wird nie eine Verbindung aufgebaut.</translation>
  </message>
  <message>
   <source>Free software under the Apache License 2.0</source>
   <translation>Freie Software unter der Apache-Lizenz 2.0</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>Übermalen, was weg soll, Enter drücken, und es ist weg.</translation>
  </message>
 </context>
 <context>
  <name>Application</name>
  <message>
   <source>A file with unsaved work is damaged and cannot be used.</source>
   <translation>Eine Datei mit ungesicherter Arbeit ist beschädigt und nicht brauchbar.</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Go on with it</source>
   <translation>Daran weiterarbeiten</translation>
  </message>
  <message>
   <source>The settings will not be kept, as their folder cannot be written.</source>
   <translation>Die Einstellungen werden nicht behalten, weil ihr Ordner nicht beschreibbar ist.</translation>
  </message>
  <message>
   <source>Unsaved work cannot be kept against a crash; save often.</source>
   <translation>Ungesicherte Arbeit kann nicht gegen einen Absturz geschützt werden; speichern Sie oft.</translation>
  </message>
  <message>
   <source>Your work on {name} ({when}) was not saved when the program ended.</source>
   <translation>Ihre Arbeit an {name} ({when}) war nicht gespeichert, als das Programm endete.</translation>
  </message>
  <message>
   <source>a pasted picture</source>
   <translation>einem eingefügten Bild</translation>
  </message>
 </context>
 <context>
  <name>BugLog</name>
  <message>
   <source>Something went wrong inside the program; your photo is still here. Save it under a new name to be safe.</source>
   <translation>Im Programm ist etwas schiefgegangen; Ihr Foto ist noch da. Speichern Sie es zur Sicherheit unter einem neuen Namen.</translation>
  </message>
  <message>
   <source>The log is at {path}.</source>
   <translation>Das Protokoll liegt in {path}.</translation>
  </message>
 </context>
 <context>
  <name>CheckupDialog</name>
  <message>
   <source>Check this computer</source>
   <translation>Diesen Computer prüfen</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>Bericht kopieren</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Testing the devices, the network and a fill…</source>
   <translation>Geräte, Netz und eine Füllung werden geprüft …</translation>
  </message>
  <message>
   <source>The check itself failed.</source>
   <translation>Die Prüfung selbst ist fehlgeschlagen.</translation>
  </message>
  <message>
   <source>The report was copied.</source>
   <translation>Der Bericht wurde kopiert.</translation>
  </message>
  <message>
   <source>This is what a report of a fault should hold:</source>
   <translation>Das gehört in eine Fehlermeldung:</translation>
  </message>
 </context>
 <context>
  <name>Dots</name>
  <message>
   <source>Map of the folder</source>
   <translation>Karte des Ordners</translation>
  </message>
 </context>
 <context>
  <name>Editing</name>
  <message>
   <source>Brush stroke</source>
   <translation>Pinselstrich</translation>
  </message>
  <message>
   <source>Clear mask</source>
   <translation>Maske löschen</translation>
  </message>
  <message>
   <source>Copy from everywhere</source>
   <translation>Von überall kopieren</translation>
  </message>
  <message>
   <source>Earlier work</source>
   <translation>Frühere Arbeit</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>Füllen</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>Maske umkehren</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>Woher nicht kopiert wird</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>The photo was copied.</source>
   <translation>Das Foto wurde kopiert.</translation>
  </message>
  <message>
   <source>There is no picture to paste.</source>
   <translation>In der Zwischenablage ist kein Bild.</translation>
  </message>
  <message>
   <source>the picture</source>
   <translation>das Bild</translation>
  </message>
 </context>
 <context>
  <name>FolderMap</name>
  <message>
   <source>Each dot is a photo; those that look alike are near each other. Click one to open it, turn the wheel to come nearer.</source>
   <translation>Jeder Punkt ist ein Foto; was sich ähnlich sieht, liegt beieinander. Ein Klick öffnet es, das Mausrad bringt näher heran.</translation>
  </message>
  <message>
   <source>Map of the folder</source>
   <translation>Karte des Ordners</translation>
  </message>
  <message>
   <source>The photos, those unlike the others first</source>
   <translation>Die Fotos, zuerst die ungewöhnlichen</translation>
  </message>
 </context>
 <context>
  <name>GeneralPage</name>
  <message>
   <source>Appearance</source>
   <translation>Aussehen</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>Choose one that stands out from the photo.</source>
   <translation>Am besten eine, die sich vom Foto abhebt.</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Mark filled photos</source>
   <translation>Gefüllte Fotos kennzeichnen</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>Maske</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>Deckkraft</translation>
  </message>
  <message>
   <source>Saving</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>The language changes when the program is started again.</source>
   <translation>Die Sprache wechselt beim nächsten Start des Programms.</translation>
  </message>
  <message>
   <source>The metadata of a saved photo then say that a part of it was made by a trained network (IPTC Digital Source Type).</source>
   <translation>Die Metadaten eines gespeicherten Fotos sagen dann, dass ein Teil davon von einem trainierten Netz stammt (IPTC Digital Source Type).</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
 </context>
 <context>
  <name>HelpSheet</name>
  <message>
   <source>Keys and mouse</source>
   <translation>Tasten und Maus</translation>
  </message>
 </context>
 <context>
  <name>Hints</name>
  <message>
   <source>Choose with 1 to 4, keep with Enter, drop with Esc.</source>
   <translation>Mit 1 bis 4 wählen, mit Enter behalten, mit Esc verwerfen.</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>Füllen</translation>
  </message>
  <message>
   <source>Hold \ to see the original.</source>
   <translation>\ halten, um das Original zu sehen.</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Wird geöffnet …</translation>
  </message>
  <message>
   <source>Paint over what should go, then press Enter.</source>
   <translation>Übermalen Sie, was weg soll, und drücken Sie Enter.</translation>
  </message>
  <message>
   <source>Press Enter to fill.</source>
   <translation>Enter füllt die Stelle.</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Wird gespeichert …</translation>
  </message>
 </context>
 <context>
  <name>HistoryPanel</name>
  <message>
   <source>Close the history</source>
   <translation>Verlauf schließen</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>The photo as opened</source>
   <translation>Das Foto wie geöffnet</translation>
  </message>
 </context>
 <context>
  <name>KeysPage</name>
  <message>
   <source>Action</source>
   <translation>Aktion</translation>
  </message>
  <message>
   <source>Add this key</source>
   <translation>Taste hinzufügen</translation>
  </message>
  <message>
   <source>All defaults</source>
   <translation>Alles auf Standard</translation>
  </message>
  <message>
   <source>Back to the default</source>
   <translation>Zurück zum Standard</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>Neue Taste</translation>
  </message>
  <message>
   <source>New key:</source>
   <translation>Neue Taste:</translation>
  </message>
  <message>
   <source>Press a key</source>
   <translation>Taste drücken</translation>
  </message>
  <message>
   <source>Use this key</source>
   <translation>Diese Taste verwenden</translation>
  </message>
  <message>
   <source>{key} acts while it is held and cannot get another meaning.</source>
   <translation>{key} wirkt, solange die Taste gehalten wird, und kann nichts anderes bedeuten.</translation>
  </message>
  <message>
   <source>{key} belongs to “{action}”, from which it would be taken.</source>
   <translation>{key} gehört zu „{action}“ und würde dort entfernt.</translation>
  </message>
 </context>
 <context>
  <name>LearnDialog</name>
  <message>
   <source>Learn my photos</source>
   <translation>Meine Fotos lernen</translation>
  </message>
 </context>
 <context>
  <name>LossPlot</name>
  <message>
   <source>Photos kept aside: {value}</source>
   <translation>Zurückgehaltene Fotos: {value}</translation>
  </message>
  <message>
   <source>Practice: {value}</source>
   <translation>Übung: {value}</translation>
  </message>
  <message>
   <source>The error in per cent of that at the start</source>
   <translation>Der Fehler in Prozent dessen vom Anfang</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>About Inpaint App</source>
   <translation>Über Inpaint App</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>Diesen Computer prüfen</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Das Netz wird geladen …</translation>
  </message>
  <message>
   <source>The network could not be loaded.</source>
   <translation>Das Netz konnte nicht geladen werden.</translation>
  </message>
 </context>
 <context>
  <name>MaskMenu</name>
  <message>
   <source> px</source>
   <translation> px</translation>
  </message>
  <message>
   <source>Blue</source>
   <translation>Blau</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Um</translation>
  </message>
  <message>
   <source>By how many pixels the mask grows, shrinks or is feathered</source>
   <translation>Um wie viele Pixel die Maske wächst, schrumpft oder weich wird</translation>
  </message>
  <message>
   <source>Colour of the mask</source>
   <translation>Farbe der Maske</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>Grün</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>Deckkraft</translation>
  </message>
  <message>
   <source>Opacity of the mask</source>
   <translation>Deckkraft der Maske</translation>
  </message>
  <message>
   <source>Red</source>
   <translation>Rot</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>Violett</translation>
  </message>
  <message>
   <source>Yellow</source>
   <translation>Gelb</translation>
  </message>
 </context>
 <context>
  <name>MaskWorks</name>
  <message>
   <source>Choose an object</source>
   <translation>Objekt auswählen</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>Nach Farbe auswählen</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>Maskenrand weich machen</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>Staub und Kratzer finden</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>Maske vergrößern</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Maske importieren</translation>
  </message>
  <message>
   <source>No dust or scratches were found; paint over what should go.</source>
   <translation>Weder Staub noch Kratzer gefunden; übermalen Sie, was weg soll.</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>Maske verkleinern</translation>
  </message>
  <message>
   <source>The mask was saved as {name}.</source>
   <translation>Die Maske wurde als {name} gespeichert.</translation>
  </message>
  <message>
   <source>{count} defects are marked; look at them, then press Enter to fill.</source>
   <translation>{count} Fehler sind markiert; sehen Sie sie an, dann füllt Enter sie.</translation>
  </message>
 </context>
 <context>
  <name>Menu</name>
  <message>
   <source>Open recent</source>
   <translation>Zuletzt geöffnet</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>Close this message</source>
   <translation>Diese Meldung schließen</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>As shipped</source>
   <translation>Wie ausgeliefert</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <source>Delete the model {name}?</source>
   <translation>Das Modell {name} löschen?</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Löschen …</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren …</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>Importieren …</translation>
  </message>
  <message>
   <source>It was not found to be better</source>
   <translation>Es hat sich nicht als besser erwiesen</translation>
  </message>
  <message>
   <source>Its report is deleted, too. Your photos stay.</source>
   <translation>Auch sein Bericht wird gelöscht. Ihre Fotos bleiben.</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>Gelernte Modelle</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>Name des Modells</translation>
  </message>
  <message>
   <source>Rename the model</source>
   <translation>Das Modell umbenennen</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Umbenennen …</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Teach it your photos…</source>
   <translation>Aus Ihren Fotos lernen …</translation>
  </message>
  <message>
   <source>This photo is</source>
   <translation>Dieses Foto ist</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>Dieses Modell verwenden</translation>
  </message>
  <message>
   <source>familiar to it</source>
   <translation>ihm vertraut</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>importiert</translation>
  </message>
  <message>
   <source>strange to it</source>
   <translation>ihm fremd</translation>
  </message>
  <message>
   <source>unusual for it</source>
   <translation>ihm ungewohnt</translation>
  </message>
  <message>
   <source>{name} (in use)</source>
   <translation>{name} (in Gebrauch)</translation>
  </message>
  <message>
   <source>{size} MB</source>
   <translation>{size} MB</translation>
  </message>
 </context>
 <context>
  <name>PhotoView</name>
  <message>
   <source>Original</source>
   <translation>Original</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Foto</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
 </context>
 <context>
  <name>Pill</name>
  <message>
   <source>{stage}, about {seconds} s left</source>
   <translation>{stage}, noch etwa {seconds} s</translation>
  </message>
 </context>
 <context>
  <name>Places</name>
  <message>
   <source>Only files on this computer can be opened; save the picture first.</source>
   <translation>Nur Dateien auf diesem Computer lassen sich öffnen; speichern Sie das Bild zuerst.</translation>
  </message>
  <message>
   <source>The folder can no longer be read.</source>
   <translation>Der Ordner ist nicht mehr lesbar.</translation>
  </message>
  <message>
   <source>There is no photo in the folder {name}.</source>
   <translation>Im Ordner {name} ist kein Foto.</translation>
  </message>
  <message>
   <source>This is the first photo in its folder.</source>
   <translation>Das ist das erste Foto in seinem Ordner.</translation>
  </message>
  <message>
   <source>This is the last photo in its folder.</source>
   <translation>Das ist das letzte Foto in seinem Ordner.</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>bild</translation>
  </message>
  <message>
   <source>{count} files were dropped; the first one, {name}, is opened.</source>
   <translation>{count} Dateien wurden abgelegt; die erste, {name}, wird geöffnet.</translation>
  </message>
 </context>
 <context>
  <name>ProgressPage</name>
  <message>
   <source>A photo kept aside, which it does not learn from</source>
   <translation>Ein zurückgehaltenes Foto, aus dem nicht gelernt wird</translation>
  </message>
  <message>
   <source>Curves will be drawn here once it practises.</source>
   <translation>Hier erscheinen Kurven, sobald geübt wird.</translation>
  </message>
  <message>
   <source>Ending the practice…</source>
   <translation>Die Übung wird beendet …</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Go on another day</source>
   <translation>Ein andermal weiter</translation>
  </message>
  <message>
   <source>Go on in the background</source>
   <translation>Im Hintergrund weiter</translation>
  </message>
  <message>
   <source>It waits until you let it go on.</source>
   <translation>Es wartet, bis Sie es fortsetzen.</translation>
  </message>
  <message>
   <source>Learning {name}</source>
   <translation>{name} wird gelernt</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Das Netz wird geladen …</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Jetzt</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Practise no longer: judge what it has learnt, and keep it</source>
   <translation>Nicht weiter üben: beurteilen, was gelernt ist, und es behalten</translation>
  </message>
  <message>
   <source>Progress of the learning</source>
   <translation>Fortschritt des Lernens</translation>
  </message>
  <message>
   <source>Saving, to go on another day…</source>
   <translation>Wird gespeichert, um ein andermal weiterzumachen …</translation>
  </message>
  <message>
   <source>Stop and keep</source>
   <translation>Beenden und behalten</translation>
  </message>
  <message>
   <source>Stop now; what it has learnt so far is kept for then</source>
   <translation>Jetzt anhalten; das bisher Gelernte bleibt bis dahin erhalten</translation>
  </message>
 </context>
 <context>
  <name>ReportPage</name>
  <message>
   <source>After: {change}</source>
   <translation>Nachher: {change}</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>Ein anderer Ordner</translation>
  </message>
  <message>
   <source>Better at your photos</source>
   <translation>Besser bei Ihren Fotos</translation>
  </message>
  <message>
   <source>Change (less is better)</source>
   <translation>Änderung (weniger ist besser)</translation>
  </message>
  <message>
   <source>Change on photos of anything</source>
   <translation>Änderung bei beliebigen Fotos</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Distance from the real photo, before</source>
   <translation>Abstand vom echten Foto, vorher</translation>
  </message>
  <message>
   <source>Drawn by lot from the photos kept aside</source>
   <translation>Ausgelost aus den zurückgehaltenen Fotos</translation>
  </message>
  <message>
   <source>Filled better than before</source>
   <translation>Besser gefüllt als vorher</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <source>Learnt from</source>
   <translation>Gelernt aus</translation>
  </message>
  <message>
   <source>No difference</source>
   <translation>Kein Unterschied</translation>
  </message>
  <message>
   <source>No gain could be shown on photos kept aside, so your present model stays in use.</source>
   <translation>An zurückgehaltenen Fotos war kein Gewinn nachzuweisen, also bleibt Ihr bisheriges Modell in Gebrauch.</translation>
  </message>
  <message>
   <source>Open the report to print</source>
   <translation>Bericht zum Drucken öffnen</translation>
  </message>
  <message>
   <source>The report</source>
   <translation>Der Bericht</translation>
  </message>
  <message>
   <source>The same holes, after</source>
   <translation>Dieselben Löcher, nachher</translation>
  </message>
  <message>
   <source>The worst of all</source>
   <translation>Die schlechtesten von allen</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>Dieses Modell verwenden</translation>
  </message>
  <message>
   <source>Worse than before</source>
   <translation>Schlechter als vorher</translation>
  </message>
  <message>
   <source>{change} (95 % sure: between {low} and {high})</source>
   <translation>{change} (zu 95 % sicher: zwischen {low} und {high})</translation>
  </message>
  <message>
   <source>{name} fills photos like these measurably better than before. It is used only if you choose it.</source>
   <translation>{name} füllt solche Fotos messbar besser als bisher. Es wird nur verwendet, wenn Sie es wählen.</translation>
  </message>
  <message>
   <source>{name} is not offered; your present model stays in use.</source>
   <translation>{name} wird nicht angeboten; Ihr bisheriges Modell bleibt in Gebrauch.</translation>
  </message>
  <message>
   <source>{percent} of {count} holes</source>
   <translation>{percent} von {count} Löchern</translation>
  </message>
  <message>
   <source>{photos} photos, {aside} of them kept aside; {steps} steps</source>
   <translation>{photos} Fotos, davon {aside} zurückgehalten; {steps} Schritte</translation>
  </message>
 </context>
 <context>
  <name>SampleRow</name>
  <message>
   <source>Before</source>
   <translation>Vorher</translation>
  </message>
  <message>
   <source>The photo</source>
   <translation>Das Foto</translation>
  </message>
  <message>
   <source>To fill</source>
   <translation>Zu füllen</translation>
  </message>
 </context>
 <context>
  <name>SaveDialog</name>
  <message>
   <source>As the original: untouched blocks stay bit for bit</source>
   <translation>Wie das Original: Unberührtes bleibt Bit für Bit</translation>
  </message>
  <message>
   <source>Best: hardly any loss</source>
   <translation>Am besten: fast ohne Verlust</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Its metadata then say that a part was made by a trained network.</source>
   <translation>Seine Metadaten sagen dann, dass ein Teil von einem trainierten Netz stammt.</translation>
  </message>
  <message>
   <source>Leave out where the photo was taken</source>
   <translation>Weglassen, wo das Foto aufgenommen wurde</translation>
  </message>
  <message>
   <source>Mark the photo as filled</source>
   <translation>Foto als gefüllt kennzeichnen</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Other folder…</source>
   <translation>Anderer Ordner …</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>Qualität</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>Foto speichern</translation>
  </message>
  <message>
   <source>This folder does not exist any more; choose another one.</source>
   <translation>Diesen Ordner gibt es nicht mehr; einen anderen wählen.</translation>
  </message>
  <message>
   <source>Without loss</source>
   <translation>Ohne Verlust</translation>
  </message>
  <message>
   <source>{name} is the opened photo and would be replaced.</source>
   <translation>{name} ist das geöffnete Foto und würde ersetzt.</translation>
  </message>
  <message>
   <source>{name} is there already and would be replaced.</source>
   <translation>{name} gibt es schon und würde ersetzt.</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
 </context>
 <context>
  <name>Saving</name>
  <message>
   <source>Saved as {name}.</source>
   <translation>Gespeichert als {name}.</translation>
  </message>
  <message>
   <source>The project was saved as {name}.</source>
   <translation>Das Projekt wurde als {name} gespeichert.</translation>
  </message>
 </context>
 <context>
  <name>Session</name>
  <message>
   <source>Nothing is painted yet; paint over what should go first.</source>
   <translation>Noch ist nichts bemalt; übermalen Sie zuerst, was weg soll.</translation>
  </message>
  <message>
   <source>The network has learnt from this photo and knows its surroundings better.</source>
   <translation>Das Netz hat von diesem Foto gelernt und kennt die Umgebung nun besser.</translation>
  </message>
  <message>
   <source>The photo was changed meanwhile, so this fill was dropped.</source>
   <translation>Das Foto wurde inzwischen geändert, darum wurde diese Füllung verworfen.</translation>
  </message>
  <message>
   <source>There is not enough memory for this; close other programs.</source>
   <translation>Dafür reicht der Speicher nicht; schließen Sie andere Programme.</translation>
  </message>
  <message>
   <source>There was nothing to learn from this photo; it is filled as usual.</source>
   <translation>Von diesem Foto war nichts zu lernen; es wird wie sonst gefüllt.</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
 </context>
 <context>
  <name>SetupPage</name>
  <message>
   <source> min</source>
   <translation> min</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>Einen Ordner wählen …</translation>
  </message>
  <message>
   <source>Choose another…</source>
   <translation>Einen anderen wählen …</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <source>Drop a folder with photos here</source>
   <translation>Einen Ordner mit Fotos hier ablegen</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>It may take</source>
   <translation>Es darf dauern</translation>
  </message>
  <message>
   <source>It practises on a folder of your photos, then judges itself on photos of it that it has not seen. Your photos are only read, and nothing leaves this computer.</source>
   <translation>Es übt an einem Ordner Ihrer Fotos und beurteilt sich dann an Fotos daraus, die es nicht gesehen hat. Ihre Fotos werden nur gelesen, und nichts verlässt diesen Computer.</translation>
  </message>
  <message>
   <source>Map of the folder…</source>
   <translation>Karte des Ordners …</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>Name des Modells</translation>
  </message>
  <message>
   <source>Progress of looking through the folder</source>
   <translation>Fortschritt beim Durchsehen des Ordners</translation>
  </message>
  <message>
   <source>Start learning</source>
   <translation>Lernen beginnen</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>Aus Ihren Fotos lernen</translation>
  </message>
  <message>
   <source>Which ones?</source>
   <translation>Welche?</translation>
  </message>
  <message>
   <source>{name} was stopped at {percent}.</source>
   <translation>{name} wurde bei {percent} angehalten.</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>Drop a photo here</source>
   <translation>Foto hier ablegen</translation>
  </message>
  <message>
   <source>Everything stays on this computer.</source>
   <translation>Alles bleibt auf diesem Computer.</translation>
  </message>
  <message>
   <source>Open a photo…</source>
   <translation>Foto öffnen …</translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation>{name} öffnen</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Wird geöffnet …</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>Übermalen, was weg soll, Enter drücken, und es ist weg.</translation>
  </message>
  <message>
   <source>Recent:</source>
   <translation>Zuletzt:</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>Beispiel ausprobieren</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>1 pixel changed outside the mask</source>
   <translation>1 Pixel außerhalb der Maske geändert</translation>
  </message>
  <message>
   <source>Every pixel outside what you painted is compared with the opened photo.</source>
   <translation>Jedes Pixel außerhalb des Übermalten wird mit dem geöffneten Foto verglichen.</translation>
  </message>
  <message>
   <source>Filled in {seconds} s</source>
   <translation>Gefüllt in {seconds} s</translation>
  </message>
  <message>
   <source>SHA-256 of these pixels: {digest}</source>
   <translation>SHA-256 dieser Pixel: {digest}</translation>
  </message>
  <message>
   <source>{count} pixels changed outside the mask</source>
   <translation>{count} Pixel außerhalb der Maske geändert</translation>
  </message>
  <message>
   <source>{device} is used.</source>
   <translation>{device} wird benutzt.</translation>
  </message>
  <message>
   <source>{reason} Model: {model}.</source>
   <translation>{reason} Modell: {model}.</translation>
  </message>
  <message>
   <source>{width} × {height} pixels · {percent} %</source>
   <translation>{width} × {height} Pixel · {percent} %</translation>
  </message>
 </context>
 <context>
  <name>Teaching</name>
  <message>
   <source>Choose a folder…</source>
   <translation>Einen Ordner wählen …</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Lernt</translation>
  </message>
  <message>
   <source>Learning waits</source>
   <translation>Lernen wartet</translation>
  </message>
  <message>
   <source>See the report</source>
   <translation>Bericht ansehen</translation>
  </message>
  <message>
   <source>Teach it your photos: what it learns is kept if their fills get better.</source>
   <translation>Lernen aus Ihren Fotos: Gelerntes bleibt, wenn sich deren Füllungen verbessern.</translation>
  </message>
  <message>
   <source>{name} has been learnt.</source>
   <translation>{name} ist gelernt.</translation>
  </message>
 </context>
 <context>
  <name>ToolBar</name>
  <message>
   <source>Fill</source>
   <translation>Füllen</translation>
  </message>
  <message>
   <source>Hold to see the original (hold \)</source>
   <translation>Halten, um das Original zu sehen (\ halten)</translation>
  </message>
  <message>
   <source>More for the mask</source>
   <translation>Mehr zur Maske</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>Original ansehen</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stopp</translation>
  </message>
 </context>
 <context>
  <name>ToolOptions</name>
  <message>
   <source>Brush size</source>
   <translation>Pinselgröße</translation>
  </message>
  <message>
   <source>Brush size ({less} and {more})</source>
   <translation>Pinselgröße ({less} und {more})</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>Härte</translation>
  </message>
  <message>
   <source>Hardness ({less} and {more})</source>
   <translation>Härte ({less} und {more})</translation>
  </message>
  <message>
   <source>Tolerance: how much colours may differ</source>
   <translation>Toleranz: wie sehr Farben abweichen dürfen</translation>
  </message>
  <message>
   <source>{percent} %</source>
   <translation>{percent} %</translation>
  </message>
  <message>
   <source>{pixels} px</source>
   <translation>{pixels} px</translation>
  </message>
 </context>
 <context>
  <name>VariantsStrip</name>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Keep this variant</source>
   <translation>Diese Variante behalten</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>Varianten</translation>
  </message>
 </context>
 <context>
  <name>_Card</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
anders als die anderen</translation>
  </message>
 </context>
 <context>
  <name>_PhotoList</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
anders als die anderen</translation>
  </message>
 </context>
 <context>
  <name>devices</name>
  <message>
   <source>The CPU is used: as chosen.</source>
   <translation>Die CPU rechnet: wie gewählt.</translation>
  </message>
  <message>
   <source>The CPU is used: no graphics processor was found.</source>
   <translation>Die CPU rechnet: Es wurde kein Grafikprozessor gefunden.</translation>
  </message>
 </context>
 <context>
  <name>dialogs</name>
  <message>
   <source>All files (*)</source>
   <translation>Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Choose a folder with photos</source>
   <translation>Einen Ordner mit Fotos wählen</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Don't save</source>
   <translation>Nicht speichern</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>Maske exportieren</translation>
  </message>
  <message>
   <source>Export the model</source>
   <translation>Das Modell exportieren</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Maske importieren</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Ein Modell importieren</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>Foto öffnen</translation>
  </message>
  <message>
   <source>Otherwise they are lost; the file itself stays as it is.</source>
   <translation>Sonst gehen sie verloren; die Datei selbst bleibt, wie sie ist.</translation>
  </message>
  <message>
   <source>Overwrite</source>
   <translation>Überschreiben</translation>
  </message>
  <message>
   <source>Overwriting it loses what the other program has written.</source>
   <translation>Beim Überschreiben geht verloren, was das andere Programm geschrieben hat.</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>Fotos</translation>
  </message>
  <message>
   <source>Projects of Inpaint App</source>
   <translation>Projekte von Inpaint App</translation>
  </message>
  <message>
   <source>Save the changes to {name}?</source>
   <translation>Änderungen an {name} speichern?</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>Foto speichern</translation>
  </message>
  <message>
   <source>Save the project</source>
   <translation>Projekt speichern</translation>
  </message>
  <message>
   <source>Save under another name…</source>
   <translation>Unter anderem Namen speichern …</translation>
  </message>
  <message>
   <source>{name} was changed by another program since it was opened.</source>
   <translation>{name} wurde seit dem Öffnen von einem anderen Programm geändert.</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>A model named {name} exists already; choose another name or remove it</source>
   <translation>Ein Modell namens {name} gibt es schon; wählen Sie einen anderen Namen oder entfernen Sie es</translation>
  </message>
  <message>
   <source>A stopped learning named {name} waits; add --resume to go on with it, or remove it: inpaint-app models remove NAME</source>
   <translation>Ein angehaltenes Lernen namens {name} wartet; setzen Sie es mit --resume fort oder entfernen Sie es: inpaint-app models remove NAME</translation>
  </message>
  <message>
   <source>Memory was short, so a coarser fill was made; close other programs for a finer one.</source>
   <translation>Der Speicher war knapp, daher wurde gröber gefüllt; schließen Sie andere Programme, um feiner zu füllen.</translation>
  </message>
  <message>
   <source>Memory was short, so fewer pictures were learnt from at once</source>
   <translation>Der Speicher war knapp, daher wurde von weniger Bildern auf einmal gelernt</translation>
  </message>
  <message>
   <source>Nothing is left that may be copied; allow copying from some part of the photo</source>
   <translation>Es bleibt nichts, was kopiert werden darf; erlauben Sie das Kopieren aus einem Teil des Fotos</translation>
  </message>
  <message>
   <source>The camera data of this photo are damaged; it is shown as it is stored, and saved without them.</source>
   <translation>Die Kameradaten dieses Fotos sind beschädigt; es wird gezeigt, wie es gespeichert ist, und ohne sie gespeichert.</translation>
  </message>
  <message>
   <source>The colour profile of this photo is damaged; its colours are taken as sRGB.</source>
   <translation>Das Farbprofil dieses Fotos ist beschädigt; seine Farben gelten als sRGB.</translation>
  </message>
  <message>
   <source>The folder {name} cannot be read; choose another folder</source>
   <translation>Der Ordner {name} ist nicht lesbar; wählen Sie einen anderen</translation>
  </message>
  <message>
   <source>The graphics processor gave values that are not numbers, so the CPU made this fill.</source>
   <translation>Der Grafikprozessor lieferte Werte, die keine Zahlen sind, daher hat die CPU gefüllt.</translation>
  </message>
  <message>
   <source>The graphics processor has stopped working, so the CPU is used until the next start.</source>
   <translation>Der Grafikprozessor arbeitet nicht mehr, daher wird bis zum nächsten Start die CPU verwendet.</translation>
  </message>
  <message>
   <source>The learning was begun with another network; begin it again</source>
   <translation>Das Lernen wurde mit einem anderen Netz begonnen; beginnen Sie es neu</translation>
  </message>
  <message>
   <source>The learning went astray and was stopped; its best moment is kept</source>
   <translation>Das Lernen ging in die Irre und wurde angehalten; sein bester Stand bleibt erhalten</translation>
  </message>
  <message>
   <source>The learning {name} is of another folder ({folder}); choose another name</source>
   <translation>Das Lernen {name} gehört zu einem anderen Ordner ({folder}); wählen Sie einen anderen Namen</translation>
  </message>
  <message>
   <source>The learning {name} was begun by another version of the application; remove it and begin again</source>
   <translation>Das Lernen {name} wurde von einer anderen Version der Anwendung begonnen; entfernen Sie es und beginnen Sie neu</translation>
  </message>
  <message>
   <source>The learnt model could not be saved in {name} ({reason}); make room and resume</source>
   <translation>Das gelernte Modell konnte nicht in {name} gespeichert werden ({reason}); schaffen Sie Platz und setzen Sie fort</translation>
  </message>
  <message>
   <source>The library of models could not change {name} ({reason}); see whether its folder can be written</source>
   <translation>Die Modellsammlung konnte {name} nicht ändern ({reason}); prüfen Sie, ob ihr Ordner beschreibbar ist</translation>
  </message>
  <message>
   <source>The mask and the photo differ in size; use a mask of the photo's size</source>
   <translation>Maske und Foto sind verschieden groß; verwenden Sie eine Maske in der Größe des Fotos</translation>
  </message>
  <message>
   <source>The mask covers the whole photo; leave something to learn from</source>
   <translation>Die Maske bedeckt das ganze Foto; lassen Sie etwas frei, woraus gefüllt werden kann</translation>
  </message>
  <message>
   <source>The mask is empty; paint over what should go first</source>
   <translation>Die Maske ist leer; übermalen Sie zuerst, was weg soll</translation>
  </message>
  <message>
   <source>The mask {name} has {mask_width} × {mask_height} pixels and the photo {width} × {height}; make them the same size</source>
   <translation>Die Maske {name} hat {mask_width} × {mask_height} Pixel und das Foto {width} × {height}; machen Sie beide gleich groß</translation>
  </message>
  <message>
   <source>The memory of the graphics processor was not enough, so the CPU made this fill.</source>
   <translation>Der Speicher des Grafikprozessors reichte nicht, daher hat die CPU gefüllt.</translation>
  </message>
  <message>
   <source>The model {name} cannot be read; choose another model or install the application again</source>
   <translation>Das Modell {name} ist nicht lesbar; wählen Sie ein anderes oder installieren Sie das Programm neu</translation>
  </message>
  <message>
   <source>The model {name} cannot be used: {reason}; choose another model</source>
   <translation>Das Modell {name} ist nicht verwendbar: {reason}; wählen Sie ein anderes</translation>
  </message>
  <message>
   <source>The model {name} gave no usable result; choose another model</source>
   <translation>Das Modell {name} lieferte kein brauchbares Ergebnis; wählen Sie ein anderes</translation>
  </message>
  <message>
   <source>The model {name} gave values that are not numbers, so nothing was filled; choose another model</source>
   <translation>Das Modell {name} lieferte Werte, die keine Zahlen sind; darum wurde nichts gefüllt; wählen Sie ein anderes</translation>
  </message>
  <message>
   <source>The photo was changed after this work on it; look at it closely</source>
   <translation>Das Foto wurde nach dieser Arbeit geändert; sehen Sie es genau an</translation>
  </message>
  <message>
   <source>The photo {name} has changed since and no longer fits the project; open it by itself</source>
   <translation>Das Foto {name} hat sich seither geändert und passt nicht mehr zum Projekt; öffnen Sie es für sich</translation>
  </message>
  <message>
   <source>The project {name} is damaged or cannot be read; open the photo itself</source>
   <translation>Das Projekt {name} ist beschädigt oder nicht lesbar; öffnen Sie das Foto selbst</translation>
  </message>
  <message>
   <source>The project {name} was made by a newer version of the program; install that version</source>
   <translation>Das Projekt {name} stammt von einer neueren Version des Programms; installieren Sie diese</translation>
  </message>
  <message>
   <source>The saved state of the learning {name} is damaged; begin again under another name</source>
   <translation>Der gespeicherte Stand des Lernens {name} ist beschädigt; beginnen Sie unter anderem Namen neu</translation>
  </message>
  <message>
   <source>The settings were damaged and are now the defaults; the old file was kept as {name}.</source>
   <translation>Die Einstellungen waren beschädigt und sind nun die Standardwerte; die alte Datei heißt jetzt {name}.</translation>
  </message>
  <message>
   <source>The state of the learning could not be saved in {name} ({reason}); what was saved before is whole: make room on the disk and resume</source>
   <translation>Der Stand des Lernens konnte nicht in {name} gespeichert werden ({reason}); der vorige ist unversehrt: schaffen Sie Platz und setzen Sie fort</translation>
  </message>
  <message>
   <source>The values of this file, from {low} to {high}, were reduced to 8 bits; the result is saved under another name.</source>
   <translation>Die Werte dieser Datei, von {low} bis {high}, wurden auf 8 Bit verringert; das Ergebnis wird unter anderem Namen gespeichert.</translation>
  </message>
  <message>
   <source>The {mode} colours of this file were converted to RGB; the result is saved as RGB under another name.</source>
   <translation>Die {mode}-Farben dieser Datei wurden in RGB umgewandelt; das Ergebnis wird als RGB unter anderem Namen gespeichert.</translation>
  </message>
  <message>
   <source>There is no learnt model named {name}; the library holds: {known}</source>
   <translation>Es gibt kein gelerntes Modell namens {name}; die Sammlung enthält: {known}</translation>
  </message>
  <message>
   <source>There is no stopped learning named {name}; begin it without --resume</source>
   <translation>Es gibt kein angehaltenes Lernen namens {name}; beginnen Sie es ohne --resume</translation>
  </message>
  <message>
   <source>There is not enough memory for this fill; close other programs or paint a smaller hole</source>
   <translation>Für diese Füllung reicht der Speicher nicht; schließen Sie andere Programme oder malen Sie eine kleinere Stelle</translation>
  </message>
  <message>
   <source>There is not enough memory to learn; close other programs and resume</source>
   <translation>Zum Lernen reicht der Speicher nicht; schließen Sie andere Programme und setzen Sie fort</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}; close other programs or make the photo smaller</source>
   <translation>Der Speicher reicht nicht, um {name} zu öffnen; schließen Sie andere Programme oder verkleinern Sie das Foto</translation>
  </message>
  <message>
   <source>There is not enough memory to save this photo; close other programs and try again</source>
   <translation>Der Speicher reicht nicht, um dieses Foto zu speichern; schließen Sie andere Programme und versuchen Sie es erneut</translation>
  </message>
  <message>
   <source>This file has more than 8 bits per colour; it is edited in 8 bits and saved under another name.</source>
   <translation>Diese Datei hat mehr als 8 Bit je Farbe; sie wird in 8 Bit bearbeitet und unter anderem Namen gespeichert.</translation>
  </message>
  <message>
   <source>This is picture 1 of {frames} in the file; the result is saved under another name, so that the others are not lost.</source>
   <translation>Das ist Bild 1 von {frames} in der Datei; das Ergebnis wird unter anderem Namen gespeichert, damit die übrigen nicht verloren gehen.</translation>
  </message>
  <message>
   <source>This photo could not be encoded as {format}; save it in another format</source>
   <translation>Dieses Foto ließ sich nicht als {format} kodieren; speichern Sie es in einem anderen Format</translation>
  </message>
  <message>
   <source>Too few photos are left in {name}; put them back and resume</source>
   <translation>In {name} sind zu wenige Fotos übrig; legen Sie sie zurück und setzen Sie fort</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>der Datenträger ist voll</translation>
  </message>
  <message>
   <source>the disk quota is used up</source>
   <translation>das Kontingent ist aufgebraucht</translation>
  </message>
  <message>
   <source>the file is larger than the disk allows</source>
   <translation>die Datei ist größer, als der Datenträger erlaubt</translation>
  </message>
  <message>
   <source>{count} left out, as there are very many</source>
   <translation>{count} ausgelassen, weil es sehr viele sind</translation>
  </message>
  <message>
   <source>{count} nearly alike</source>
   <translation>{count} beinahe gleich</translation>
  </message>
  <message>
   <source>{count} no photo</source>
   <translation>{count} sind kein Foto</translation>
  </message>
  <message>
   <source>{count} photos have gone or changed and were left out</source>
   <translation>{count} Fotos fehlen oder wurden geändert und blieben unberücksichtigt</translation>
  </message>
  <message>
   <source>{count} photos usable</source>
   <translation>{count} Fotos brauchbar</translation>
  </message>
  <message>
   <source>{count} the same file again</source>
   <translation>{count} noch einmal dieselbe Datei</translation>
  </message>
  <message>
   <source>{count} too small</source>
   <translation>{count} zu klein</translation>
  </message>
  <message>
   <source>{count} unlike all others</source>
   <translation>{count} anders als alle anderen</translation>
  </message>
  <message>
   <source>{count} unreadable</source>
   <translation>{count} nicht lesbar</translation>
  </message>
  <message>
   <source>{file} covers the whole photo; leave something to fill it from</source>
   <translation>{file} bedeckt das ganze Foto; lassen Sie etwas frei, woraus gefüllt werden kann</translation>
  </message>
  <message>
   <source>{file} is no .safetensors file, the only kind of network</source>
   <translation>{file} ist keine .safetensors-Datei; nur solche sind Netze</translation>
  </message>
  <message>
   <source>{file} is the photo itself; give the result another name, or pass overwrite</source>
   <translation>{file} ist das Foto selbst; geben Sie dem Ergebnis einen anderen Namen oder übergeben Sie overwrite</translation>
  </message>
  <message>
   <source>{file} marks nothing; paint white what should be filled</source>
   <translation>{file} markiert nichts; malen Sie weiß, was gefüllt werden soll</translation>
  </message>
  <message>
   <source>{file} was not filled: {reason}</source>
   <translation>{file} wurde nicht gefüllt: {reason}</translation>
  </message>
  <message>
   <source>{format} cannot keep the transparency of this photo; save it as PNG, WebP or TIFF</source>
   <translation>{format} kann die Transparenz dieses Fotos nicht behalten; speichern Sie es als PNG, WebP oder TIFF</translation>
  </message>
  <message>
   <source>{format} cannot say that the photo was filled; save it in another format or without the tag</source>
   <translation>{format} kann nicht sagen, dass das Foto gefüllt wurde; in einem anderen Format oder ohne die Kennzeichnung speichern</translation>
  </message>
  <message>
   <source>{format} holds at most {limit} pixels a side and this photo has {side}; save it as PNG or TIFF</source>
   <translation>{format} fasst höchstens {limit} Pixel je Seite, dieses Foto hat {side}; speichern Sie es als PNG oder TIFF</translation>
  </message>
  <message>
   <source>{name} cannot be read ({reason}); check the disk and the name</source>
   <translation>{name} ist nicht lesbar ({reason}); prüfen Sie Datenträger und Namen</translation>
  </message>
  <message>
   <source>{name} cannot be saved in this format; end the name with .png, .jpg, .tif, .webp, .bmp or .avif</source>
   <translation>{name} kann in diesem Format nicht gespeichert werden; der Name muss auf .png, .jpg, .tif, .webp, .bmp oder .avif enden</translation>
  </message>
  <message>
   <source>{name} does not exist; it may have been moved or renamed</source>
   <translation>{name} gibt es nicht; die Datei wurde vielleicht verschoben oder umbenannt</translation>
  </message>
  <message>
   <source>{name} has more than {limit} GB; make the photo smaller</source>
   <translation>{name} hat mehr als {limit} GB; verkleinern Sie das Foto</translation>
  </message>
  <message>
   <source>{name} has {megapixels} megapixels and the limit is {limit}; make the photo smaller</source>
   <translation>{name} hat {megapixels} Megapixel, die Grenze ist {limit}; verkleinern Sie das Foto</translation>
  </message>
  <message>
   <source>{name} holds more than can be saved back (further pictures, depth or colours); save under another name</source>
   <translation>{name} enthält mehr, als zurückgespeichert werden kann (weitere Bilder, Farbtiefe oder Farben); speichern Sie unter anderem Namen</translation>
  </message>
  <message>
   <source>{name} holds {count} different photos that can be learnt from, and {least} are needed; choose a folder with more</source>
   <translation>{name} enthält {count} verschiedene Fotos, von denen gelernt werden kann; {least} sind nötig: wählen Sie einen Ordner mit mehr</translation>
  </message>
  <message>
   <source>{name} is a HEIC photo and the plug-in for these is missing; install pillow-heif or save the photo as JPEG</source>
   <translation>{name} ist ein HEIC-Foto, und das Zusatzmodul dafür fehlt; installieren Sie pillow-heif oder speichern Sie das Foto als JPEG</translation>
  </message>
  <message>
   <source>{name} is a device and not a file; choose another name</source>
   <translation>{name} ist ein Gerät und keine Datei; wählen Sie einen anderen Namen</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a name for the file in it</source>
   <translation>{name} ist ein Ordner; wählen Sie darin einen Namen für die Datei</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a photo in it</source>
   <translation>{name} ist ein Ordner; wählen Sie ein Foto darin</translation>
  </message>
  <message>
   <source>{name} is being learnt; choose another name</source>
   <translation>{name} wird gerade gelernt; wählen Sie einen anderen Namen</translation>
  </message>
  <message>
   <source>{name} is being learnt; wait until that has ended</source>
   <translation>{name} wird gerade gelernt; warten Sie, bis das beendet ist</translation>
  </message>
  <message>
   <source>{name} is damaged or incomplete ({format}); copy it from its source again</source>
   <translation>{name} ist beschädigt oder unvollständig ({format}); kopieren Sie die Datei noch einmal von der Quelle</translation>
  </message>
  <message>
   <source>{name} is empty; choose another file</source>
   <translation>{name} ist leer; wählen Sie eine andere Datei</translation>
  </message>
  <message>
   <source>{name} is no ordinary file; choose a photo</source>
   <translation>{name} ist keine gewöhnliche Datei; wählen Sie ein Foto</translation>
  </message>
  <message>
   <source>{name} is no possible file name; choose another name</source>
   <translation>{name} ist kein möglicher Dateiname; wählen Sie einen anderen</translation>
  </message>
  <message>
   <source>{name} is no possible name of a model; use letters, digits, spaces and hyphens</source>
   <translation>{name} ist kein möglicher Name für ein Modell; verwenden Sie Buchstaben, Ziffern, Leerzeichen und Bindestriche</translation>
  </message>
  <message>
   <source>{name} is not a picture (it looks like {kind}); choose a photo</source>
   <translation>{name} ist kein Bild (sieht aus wie {kind}); wählen Sie ein Foto</translation>
  </message>
  <message>
   <source>{name} is not a picture, or is damaged; choose another file</source>
   <translation>{name} ist kein Bild oder beschädigt; wählen Sie eine andere Datei</translation>
  </message>
  <message>
   <source>{name} is of the format {format}, which is not offered; save it as JPEG or PNG first</source>
   <translation>{name} hat das Format {format}, das nicht unterstützt wird; speichern Sie es zuerst als JPEG oder PNG</translation>
  </message>
  <message>
   <source>{name} is write-protected and was left as it is; save under another name</source>
   <translation>{name} ist schreibgeschützt und blieb unverändert; speichern Sie unter anderem Namen</translation>
  </message>
  <message>
   <source>{name} may not be read; ask its owner for permission or copy it</source>
   <translation>{name} darf nicht gelesen werden; bitten Sie den Besitzer um Erlaubnis oder kopieren Sie die Datei</translation>
  </message>
  <message>
   <source>{name} was not saved ({reason}); an old file is untouched, so try again or save elsewhere</source>
   <translation>{name} wurde nicht gespeichert ({reason}); eine alte Datei ist unberührt; versuchen Sie es erneut oder speichern Sie anderswo</translation>
  </message>
  <message>
   <source>{name} was not saved because its folder does not exist; save elsewhere</source>
   <translation>{name} wurde nicht gespeichert, weil es den Ordner nicht gibt; speichern Sie anderswo</translation>
  </message>
  <message>
   <source>{name} was not saved because its name is too long; save under a shorter name</source>
   <translation>{name} wurde nicht gespeichert, weil der Name zu lang ist; speichern Sie unter einem kürzeren</translation>
  </message>
  <message>
   <source>{name} was not saved because this folder may not be written to; save elsewhere</source>
   <translation>{name} wurde nicht gespeichert, weil in diesen Ordner nicht geschrieben werden darf; speichern Sie anderswo</translation>
  </message>
  <message>
   <source>{name} was not saved because {reason}; an old file is untouched, so make room or save elsewhere</source>
   <translation>{name} wurde nicht gespeichert: {reason}; eine alte Datei ist unberührt; schaffen Sie Platz oder speichern Sie anderswo</translation>
  </message>
 </context>
 <context>
  <name>gestures</name>
  <message>
   <source>Shape</source>
   <translation>Form</translation>
  </message>
 </context>
 <context>
  <name>keys</name>
  <message>
   <source>Actual pixels</source>
   <translation>Originalgröße (100 %)</translation>
  </message>
  <message>
   <source>Add to the mask</source>
   <translation>Zur Maske hinzufügen</translation>
  </message>
  <message>
   <source>Alt+Drag, Alt+Click</source>
   <translation>Alt+Ziehen, Alt+Klick</translation>
  </message>
  <message>
   <source>Alt+Right-drag up or down</source>
   <translation>Alt+Rechtsziehen auf oder ab</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>Pinsel</translation>
  </message>
  <message>
   <source>Brush size</source>
   <translation>Pinselgröße</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <source>Choose an object: click it, or drag a box</source>
   <translation>Objekt auswählen: anklicken oder Rahmen ziehen</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>Nach Farbe auswählen</translation>
  </message>
  <message>
   <source>Clear the mask</source>
   <translation>Maske löschen</translation>
  </message>
  <message>
   <source>Click inside the mask</source>
   <translation>In die Maske klicken</translation>
  </message>
  <message>
   <source>Close a polygon</source>
   <translation>Vieleck schließen</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Vergleichen</translation>
  </message>
  <message>
   <source>Copy from everywhere again</source>
   <translation>Wieder von überall kopieren</translation>
  </message>
  <message>
   <source>Copy the photo</source>
   <translation>Foto kopieren</translation>
  </message>
  <message>
   <source>Ctrl+Wheel, Alt+Right-drag</source>
   <translation>Strg+Mausrad, Alt+Rechtsziehen</translation>
  </message>
  <message>
   <source>Ellipse</source>
   <translation>Ellipse</translation>
  </message>
  <message>
   <source>Enter, Double-click</source>
   <translation>Enter, Doppelklick</translation>
  </message>
  <message>
   <source>Erase while painting</source>
   <translation>Beim Malen radieren</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>Radierer</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>Maske exportieren</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>Maskenrand weich machen</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>Füllen</translation>
  </message>
  <message>
   <source>Fill after each stroke</source>
   <translation>Nach jedem Strich füllen</translation>
  </message>
  <message>
   <source>Fill in four variants</source>
   <translation>In vier Varianten füllen</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>Staub und Kratzer finden</translation>
  </message>
  <message>
   <source>First variant</source>
   <translation>Erste Variante</translation>
  </message>
  <message>
   <source>Fit the window</source>
   <translation>An Fenster anpassen</translation>
  </message>
  <message>
   <source>Fourth variant</source>
   <translation>Vierte Variante</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>Maske vergrößern</translation>
  </message>
  <message>
   <source>Harder brush</source>
   <translation>Härterer Pinsel</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>Härte</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>Hold \</source>
   <translation>\ halten</translation>
  </message>
  <message>
   <source>How sure are the fills?</source>
   <translation>Wie sicher sind die Füllungen?</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Maske importieren</translation>
  </message>
  <message>
   <source>Invert the mask</source>
   <translation>Maske umkehren</translation>
  </message>
  <message>
   <source>Keys and mouse</source>
   <translation>Tasten und Maus</translation>
  </message>
  <message>
   <source>Larger brush</source>
   <translation>Größerer Pinsel</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>Lasso</translation>
  </message>
  <message>
   <source>Learn</source>
   <translation>Lernen</translation>
  </message>
  <message>
   <source>Learn from this photo before a fill</source>
   <translation>Vor dem Füllen von diesem Foto lernen</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>Gelernte Modelle</translation>
  </message>
  <message>
   <source>Leave the program</source>
   <translation>Programm beenden</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>Maske</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>Move the photo</source>
   <translation>Foto verschieben</translation>
  </message>
  <message>
   <source>Next photo of the folder</source>
   <translation>Nächstes Foto des Ordners</translation>
  </message>
  <message>
   <source>Next variant</source>
   <translation>Nächste Variante</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>Foto öffnen</translation>
  </message>
  <message>
   <source>Original beside the result</source>
   <translation>Original neben dem Ergebnis</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>Malen</translation>
  </message>
  <message>
   <source>Paste a picture</source>
   <translation>Bild einfügen</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Foto</translation>
  </message>
  <message>
   <source>Polygon</source>
   <translation>Vieleck</translation>
  </message>
  <message>
   <source>Previous photo of the folder</source>
   <translation>Voriges Foto des Ordners</translation>
  </message>
  <message>
   <source>Previous variant</source>
   <translation>Vorige Variante</translation>
  </message>
  <message>
   <source>Rectangle</source>
   <translation>Rechteck</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Restore the original</source>
   <translation>Original wiederherstellen</translation>
  </message>
  <message>
   <source>Right-drag, Alt+Drag</source>
   <translation>Rechtsziehen, Alt+Ziehen</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>Save the project, to go on later</source>
   <translation>Projekt speichern, um später weiterzumachen</translation>
  </message>
  <message>
   <source>Save under another name</source>
   <translation>Unter anderem Namen speichern</translation>
  </message>
  <message>
   <source>Second variant</source>
   <translation>Zweite Variante</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>Original ansehen</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Shift+Click</source>
   <translation>Umschalt+Klick</translation>
  </message>
  <message>
   <source>Shift+Drag, Shift+Click</source>
   <translation>Umschalt+Ziehen, Umschalt+Klick</translation>
  </message>
  <message>
   <source>Show or hide the mask</source>
   <translation>Maske ein- oder ausblenden</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>Maske verkleinern</translation>
  </message>
  <message>
   <source>Smaller brush</source>
   <translation>Kleinerer Pinsel</translation>
  </message>
  <message>
   <source>Softer brush</source>
   <translation>Weicherer Pinsel</translation>
  </message>
  <message>
   <source>Space+Drag, Middle-drag, two fingers</source>
   <translation>Leertaste+Ziehen, Mittelziehen, zwei Finger</translation>
  </message>
  <message>
   <source>Stop the fill, drop the stroke or the mask</source>
   <translation>Füllung stoppen, Strich oder Maske verwerfen</translation>
  </message>
  <message>
   <source>Straight line from the last stroke</source>
   <translation>Gerade Linie vom letzten Strich</translation>
  </message>
  <message>
   <source>Take away from the mask</source>
   <translation>Von der Maske abziehen</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>Aus Ihren Fotos lernen</translation>
  </message>
  <message>
   <source>Third variant</source>
   <translation>Dritte Variante</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Ansicht</translation>
  </message>
  <message>
   <source>Wheel, Pinch</source>
   <translation>Mausrad, Zwei-Finger-Zoom</translation>
  </message>
  <message>
   <source>Where did this come from?</source>
   <translation>Woher kommt das?</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>Woher nicht kopiert wird</translation>
  </message>
  <message>
   <source>Zoom at the cursor</source>
   <translation>Am Mauszeiger zoomen</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Vergrößern</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Verkleinern</translation>
  </message>
 </context>
 <context>
  <name>learning</name>
  <message>
   <source>Nearly the same, so never both learnt from and judged</source>
   <translation>Fast gleich, also nie zugleich gelernt und beurteilt</translation>
  </message>
  <message>
   <source>Unlike the others</source>
   <translation>Anders als die anderen</translation>
  </message>
  <message>
   <source>about {hours} h left</source>
   <translation>noch etwa {hours} h</translation>
  </message>
  <message>
   <source>about {minutes} min left</source>
   <translation>noch etwa {minutes} min</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>und {count} weitere</translation>
  </message>
  <message>
   <source>less than a minute left</source>
   <translation>noch weniger als eine Minute</translation>
  </message>
  <message>
   <source>{first}, {second}</source>
   <translation>{first}, {second}</translation>
  </message>
  <message>
   <source>{list}.</source>
   <translation>{list}.</translation>
  </message>
  <message>
   <source>{number} %</source>
   <translation>{number} %</translation>
  </message>
 </context>
 <context>
  <name>stages</name>
  <message>
   <source>Blending</source>
   <translation>Übergänge werden angeglichen</translation>
  </message>
  <message>
   <source>Comparing the photos</source>
   <translation>Die Fotos werden verglichen</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>Füllen</translation>
  </message>
  <message>
   <source>Filling photos kept aside, as it is now</source>
   <translation>Zurückgehaltene Fotos werden mit dem jetzigen Stand gefüllt</translation>
  </message>
  <message>
   <source>Filling the same holes again</source>
   <translation>Dieselben Löcher werden noch einmal gefüllt</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Lernt</translation>
  </message>
  <message>
   <source>Learning the photo</source>
   <translation>Das Foto wird gelernt</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Das Netz wird geladen …</translation>
  </message>
  <message>
   <source>Looking at the photos</source>
   <translation>Die Fotos werden angesehen</translation>
  </message>
  <message>
   <source>Looking for defects</source>
   <translation>Fehler werden gesucht</translation>
  </message>
  <message>
   <source>Looking for what to copy</source>
   <translation>Passende Stellen werden gesucht</translation>
  </message>
  <message>
   <source>Looking through the folder</source>
   <translation>Der Ordner wird durchsucht</translation>
  </message>
  <message>
   <source>Reading the photos</source>
   <translation>Die Fotos werden gelesen</translation>
  </message>
  <message>
   <source>Reconstructing</source>
   <translation>Die Struktur wird ergänzt</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Wird angehalten …</translation>
  </message>
  <message>
   <source>Trying again on the CPU</source>
   <translation>Neuer Versuch mit der CPU</translation>
  </message>
  <message>
   <source>Trying where to look for what to copy</source>
   <translation>Es wird probiert, wo zum Kopieren gesucht wird</translation>
  </message>
 </context>
</TS>
