<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>About Inpaint App</source>
   <translation>À propos d’Inpaint App</translation>
  </message>
  <message>
   <source>Everything stays on this computer; no connection is ever opened.</source>
   <translation>Tout reste sur cet ordinateur ; aucune connexion n’est jamais ouverte.</translation>
  </message>
  <message>
   <source>Free software under the Apache License 2.0</source>
   <translation>Logiciel libre sous licence Apache 2.0</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>Peignez sur ce qui doit disparaître, appuyez sur Entrée, et c’est parti.</translation>
  </message>
 </context>
 <context>
  <name>Application</name>
  <message>
   <source>A file with unsaved work is damaged and cannot be used.</source>
   <translation>Un fichier contenant un travail non enregistré est endommagé et inutilisable.</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Abandonner</translation>
  </message>
  <message>
   <source>Go on with it</source>
   <translation>Reprendre</translation>
  </message>
  <message>
   <source>The settings will not be kept, as their folder cannot be written.</source>
   <translation>Les réglages ne seront pas conservés, car leur dossier n’est pas accessible en écriture.</translation>
  </message>
  <message>
   <source>Unsaved work cannot be kept against a crash; save often.</source>
   <translation>Le travail non enregistré ne peut pas être protégé contre un plantage ; enregistrez souvent.</translation>
  </message>
  <message>
   <source>Your work on {name} ({when}) was not saved when the program ended.</source>
   <translation>Votre travail sur {name} ({when}) n’était pas enregistré quand le programme s’est arrêté.</translation>
  </message>
  <message>
   <source>a pasted picture</source>
   <translation>une image collée</translation>
  </message>
 </context>
 <context>
  <name>BugLog</name>
  <message>
   <source>Something went wrong inside the program; your photo is still here. Save it under a new name to be safe.</source>
   <translation>Une erreur interne s’est produite ; votre photo est toujours là. Enregistrez-la sous un nouveau nom par sécurité.</translation>
  </message>
  <message>
   <source>The log is at {path}.</source>
   <translation>Le journal se trouve dans {path}.</translation>
  </message>
 </context>
 <context>
  <name>CheckupDialog</name>
  <message>
   <source>Check this computer</source>
   <translation>Vérifier cet ordinateur</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>Copier le rapport</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Rapport</translation>
  </message>
  <message>
   <source>Testing the devices, the network and a fill…</source>
   <translation>Test des périphériques, du réseau et d’un remplissage…</translation>
  </message>
  <message>
   <source>The check itself failed.</source>
   <translation>La vérification elle-même a échoué.</translation>
  </message>
  <message>
   <source>The report was copied.</source>
   <translation>Le rapport a été copié.</translation>
  </message>
  <message>
   <source>This is what a report of a fault should hold:</source>
   <translation>Voici ce qu’un signalement d’erreur doit contenir :</translation>
  </message>
 </context>
 <context>
  <name>Dots</name>
  <message>
   <source>Map of the folder</source>
   <translation>Carte du dossier</translation>
  </message>
 </context>
 <context>
  <name>Editing</name>
  <message>
   <source>Brush stroke</source>
   <translation>Coup de pinceau</translation>
  </message>
  <message>
   <source>Clear mask</source>
   <translation>Effacer le masque</translation>
  </message>
  <message>
   <source>Copy from everywhere</source>
   <translation>Copier de partout</translation>
  </message>
  <message>
   <source>Earlier work</source>
   <translation>Travail antérieur</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>Remplir</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>Inverser le masque</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Restaurer</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>D’où ne pas copier</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>The photo was copied.</source>
   <translation>La photo a été copiée.</translation>
  </message>
  <message>
   <source>There is no picture to paste.</source>
   <translation>Il n’y a aucune image à coller.</translation>
  </message>
  <message>
   <source>the picture</source>
   <translation>l’image</translation>
  </message>
 </context>
 <context>
  <name>FolderMap</name>
  <message>
   <source>Each dot is a photo; those that look alike are near each other. Click one to open it, turn the wheel to come nearer.</source>
   <translation>Chaque point est une photo ; celles qui se ressemblent sont voisines. Un clic l’ouvre, la molette rapproche.</translation>
  </message>
  <message>
   <source>Map of the folder</source>
   <translation>Carte du dossier</translation>
  </message>
  <message>
   <source>The photos, those unlike the others first</source>
   <translation>Les photos, d’abord celles qui diffèrent des autres</translation>
  </message>
 </context>
 <context>
  <name>GeneralPage</name>
  <message>
   <source>Appearance</source>
   <translation>Apparence</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Comme le système</translation>
  </message>
  <message>
   <source>Choose one that stands out from the photo.</source>
   <translation>Choisissez-en une qui ressort sur la photo.</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Couleur</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Sombre</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Langue</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Clair</translation>
  </message>
  <message>
   <source>Mark filled photos</source>
   <translation>Marquer les photos remplies</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>Masque</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>Opacité</translation>
  </message>
  <message>
   <source>Saving</source>
   <translation>Enregistrement</translation>
  </message>
  <message>
   <source>The language changes when the program is started again.</source>
   <translation>La langue changera au prochain démarrage du programme.</translation>
  </message>
  <message>
   <source>The metadata of a saved photo then say that a part of it was made by a trained network (IPTC Digital Source Type).</source>
   <translation>Les métadonnées d’une photo enregistrée disent alors qu’une partie en a été faite par un réseau entraîné (IPTC Digital Source Type).</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenêtre</translation>
  </message>
 </context>
 <context>
  <name>HelpSheet</name>
  <message>
   <source>Keys and mouse</source>
   <translation>Clavier et souris</translation>
  </message>
 </context>
 <context>
  <name>Hints</name>
  <message>
   <source>Choose with 1 to 4, keep with Enter, drop with Esc.</source>
   <translation>Choisissez avec 1 à 4, gardez avec Entrée, abandonnez avec Échap.</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>Remplissage</translation>
  </message>
  <message>
   <source>Hold \ to see the original.</source>
   <translation>Maintenez \ pour voir l’original.</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Ouverture…</translation>
  </message>
  <message>
   <source>Paint over what should go, then press Enter.</source>
   <translation>Peignez sur ce qui doit disparaître, puis appuyez sur Entrée.</translation>
  </message>
  <message>
   <source>Press Enter to fill.</source>
   <translation>Appuyez sur Entrée pour remplir.</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Enregistrement…</translation>
  </message>
 </context>
 <context>
  <name>HistoryPanel</name>
  <message>
   <source>Close the history</source>
   <translation>Fermer l’historique</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historique</translation>
  </message>
  <message>
   <source>The photo as opened</source>
   <translation>La photo telle qu’ouverte</translation>
  </message>
 </context>
 <context>
  <name>KeysPage</name>
  <message>
   <source>Action</source>
   <translation>Action</translation>
  </message>
  <message>
   <source>Add this key</source>
   <translation>Ajouter cette touche</translation>
  </message>
  <message>
   <source>All defaults</source>
   <translation>Tout par défaut</translation>
  </message>
  <message>
   <source>Back to the default</source>
   <translation>Revenir au défaut</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Touches</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>Nouvelle touche</translation>
  </message>
  <message>
   <source>New key:</source>
   <translation>Nouvelle touche :</translation>
  </message>
  <message>
   <source>Press a key</source>
   <translation>Appuyez sur une touche</translation>
  </message>
  <message>
   <source>Use this key</source>
   <translation>Utiliser cette touche</translation>
  </message>
  <message>
   <source>{key} acts while it is held and cannot get another meaning.</source>
   <translation>{key} agit tant qu’elle est maintenue et ne peut pas recevoir un autre rôle.</translation>
  </message>
  <message>
   <source>{key} belongs to “{action}”, from which it would be taken.</source>
   <translation>{key} est attribuée à « {action} », qui la perdrait.</translation>
  </message>
 </context>
 <context>
  <name>LearnDialog</name>
  <message>
   <source>Learn my photos</source>
   <translation>Apprendre mes photos</translation>
  </message>
 </context>
 <context>
  <name>LossPlot</name>
  <message>
   <source>Photos kept aside: {value}</source>
   <translation>Photos mises de côté : {value}</translation>
  </message>
  <message>
   <source>Practice: {value}</source>
   <translation>Entraînement : {value}</translation>
  </message>
  <message>
   <source>The error in per cent of that at the start</source>
   <translation>L’erreur en pour cent de celle du début</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>About Inpaint App</source>
   <translation>À propos d’Inpaint App</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>Vérifier cet ordinateur</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Chargement du réseau…</translation>
  </message>
  <message>
   <source>The network could not be loaded.</source>
   <translation>Le réseau n’a pas pu être chargé.</translation>
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
   <translation>Bleu</translation>
  </message>
  <message>
   <source>By</source>
   <translation>De</translation>
  </message>
  <message>
   <source>By how many pixels the mask grows, shrinks or is feathered</source>
   <translation>De combien de pixels le masque s’étend, se réduit ou s’adoucit</translation>
  </message>
  <message>
   <source>Colour of the mask</source>
   <translation>Couleur du masque</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>Vert</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>Opacité</translation>
  </message>
  <message>
   <source>Opacity of the mask</source>
   <translation>Opacité du masque</translation>
  </message>
  <message>
   <source>Red</source>
   <translation>Rouge</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>Violet</translation>
  </message>
  <message>
   <source>Yellow</source>
   <translation>Jaune</translation>
  </message>
 </context>
 <context>
  <name>MaskWorks</name>
  <message>
   <source>Choose an object</source>
   <translation>Choisir un objet</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>Choisir par couleur</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>Adoucir le bord du masque</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>Trouver poussières et rayures</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>Agrandir le masque</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Importer un masque</translation>
  </message>
  <message>
   <source>No dust or scratches were found; paint over what should go.</source>
   <translation>Aucune poussière ni rayure trouvée ; peignez sur ce qui doit disparaître.</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>Réduire le masque</translation>
  </message>
  <message>
   <source>The mask was saved as {name}.</source>
   <translation>Le masque a été enregistré sous {name}.</translation>
  </message>
  <message>
   <source>{count} defects are marked; look at them, then press Enter to fill.</source>
   <translation>{count} défauts sont marqués ; vérifiez-les, puis appuyez sur Entrée pour remplir.</translation>
  </message>
 </context>
 <context>
  <name>Menu</name>
  <message>
   <source>Open recent</source>
   <translation>Ouvrir un fichier récent</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>Close this message</source>
   <translation>Fermer ce message</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Détails</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>As shipped</source>
   <translation>D’origine</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Fermer</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Date</translation>
  </message>
  <message>
   <source>Delete the model {name}?</source>
   <translation>Supprimer le modèle {name} ?</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Supprimer…</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Erreur</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exporter…</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Dossier</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>Importer…</translation>
  </message>
  <message>
   <source>It was not found to be better</source>
   <translation>Il ne s’est pas révélé meilleur</translation>
  </message>
  <message>
   <source>Its report is deleted, too. Your photos stay.</source>
   <translation>Son rapport est supprimé aussi. Vos photos restent.</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>Modèles appris</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nom</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>Nom du modèle</translation>
  </message>
  <message>
   <source>Rename the model</source>
   <translation>Renommer le modèle</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Renommer…</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Rapport</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Taille</translation>
  </message>
  <message>
   <source>Teach it your photos…</source>
   <translation>Lui apprendre vos photos…</translation>
  </message>
  <message>
   <source>This photo is</source>
   <translation>Cette photo lui est</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>Utiliser ce modèle</translation>
  </message>
  <message>
   <source>familiar to it</source>
   <translation>familière</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>importé</translation>
  </message>
  <message>
   <source>strange to it</source>
   <translation>étrangère</translation>
  </message>
  <message>
   <source>unusual for it</source>
   <translation>inhabituelle</translation>
  </message>
  <message>
   <source>{name} (in use)</source>
   <translation>{name} (utilisé)</translation>
  </message>
  <message>
   <source>{size} MB</source>
   <translation>{size} Mo</translation>
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
   <translation>Photo</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Résultat</translation>
  </message>
 </context>
 <context>
  <name>Pill</name>
  <message>
   <source>{stage}, about {seconds} s left</source>
   <translation>{stage}, encore {seconds} s environ</translation>
  </message>
 </context>
 <context>
  <name>Places</name>
  <message>
   <source>Only files on this computer can be opened; save the picture first.</source>
   <translation>Seuls les fichiers de cet ordinateur peuvent être ouverts ; enregistrez d’abord l’image.</translation>
  </message>
  <message>
   <source>The folder can no longer be read.</source>
   <translation>Le dossier n’est plus lisible.</translation>
  </message>
  <message>
   <source>There is no photo in the folder {name}.</source>
   <translation>Il n’y a aucune photo dans le dossier {name}.</translation>
  </message>
  <message>
   <source>This is the first photo in its folder.</source>
   <translation>C’est la première photo de son dossier.</translation>
  </message>
  <message>
   <source>This is the last photo in its folder.</source>
   <translation>C’est la dernière photo de son dossier.</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>image</translation>
  </message>
  <message>
   <source>{count} files were dropped; the first one, {name}, is opened.</source>
   <translation>{count} fichiers ont été déposés ; le premier, {name}, est ouvert.</translation>
  </message>
 </context>
 <context>
  <name>ProgressPage</name>
  <message>
   <source>A photo kept aside, which it does not learn from</source>
   <translation>Une photo mise de côté, dont il n’apprend pas</translation>
  </message>
  <message>
   <source>Curves will be drawn here once it practises.</source>
   <translation>Des courbes apparaîtront ici dès qu’il s’entraîne.</translation>
  </message>
  <message>
   <source>Ending the practice…</source>
   <translation>Fin de l’entraînement…</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Continuer</translation>
  </message>
  <message>
   <source>Go on another day</source>
   <translation>Continuer un autre jour</translation>
  </message>
  <message>
   <source>Go on in the background</source>
   <translation>Continuer en arrière-plan</translation>
  </message>
  <message>
   <source>It waits until you let it go on.</source>
   <translation>Il attend que vous le laissiez continuer.</translation>
  </message>
  <message>
   <source>Learning {name}</source>
   <translation>Apprentissage de {name}</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Chargement du réseau…</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Maintenant</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Practise no longer: judge what it has learnt, and keep it</source>
   <translation>Ne plus s’entraîner : juger ce qui est appris et le garder</translation>
  </message>
  <message>
   <source>Progress of the learning</source>
   <translation>Progression de l’apprentissage</translation>
  </message>
  <message>
   <source>Saving, to go on another day…</source>
   <translation>Enregistrement, pour continuer un autre jour…</translation>
  </message>
  <message>
   <source>Stop and keep</source>
   <translation>Arrêter et garder</translation>
  </message>
  <message>
   <source>Stop now; what it has learnt so far is kept for then</source>
   <translation>Arrêter maintenant ; ce qui est appris est gardé pour ce jour-là</translation>
  </message>
 </context>
 <context>
  <name>ReportPage</name>
  <message>
   <source>After: {change}</source>
   <translation>Après : {change}</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>Un autre dossier</translation>
  </message>
  <message>
   <source>Better at your photos</source>
   <translation>Meilleur avec vos photos</translation>
  </message>
  <message>
   <source>Change (less is better)</source>
   <translation>Variation (moins vaut mieux)</translation>
  </message>
  <message>
   <source>Change on photos of anything</source>
   <translation>Variation sur des photos quelconques</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Fermer</translation>
  </message>
  <message>
   <source>Distance from the real photo, before</source>
   <translation>Distance à la vraie photo, avant</translation>
  </message>
  <message>
   <source>Drawn by lot from the photos kept aside</source>
   <translation>Tirées au sort parmi les photos mises de côté</translation>
  </message>
  <message>
   <source>Filled better than before</source>
   <translation>Mieux remplis qu’avant</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>Utilisé</translation>
  </message>
  <message>
   <source>Learnt from</source>
   <translation>Appris de</translation>
  </message>
  <message>
   <source>No difference</source>
   <translation>Aucune différence</translation>
  </message>
  <message>
   <source>No gain could be shown on photos kept aside, so your present model stays in use.</source>
   <translation>Aucun gain n’a pu être démontré sur les photos mises de côté, votre modèle actuel reste donc utilisé.</translation>
  </message>
  <message>
   <source>Open the report to print</source>
   <translation>Ouvrir le rapport à imprimer</translation>
  </message>
  <message>
   <source>The report</source>
   <translation>Le rapport</translation>
  </message>
  <message>
   <source>The same holes, after</source>
   <translation>Les mêmes trous, après</translation>
  </message>
  <message>
   <source>The worst of all</source>
   <translation>Les pires de toutes</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>Utiliser ce modèle</translation>
  </message>
  <message>
   <source>Worse than before</source>
   <translation>Moins bon qu’avant</translation>
  </message>
  <message>
   <source>{change} (95 % sure: between {low} and {high})</source>
   <translation>{change} (sûr à 95 % : entre {low} et {high})</translation>
  </message>
  <message>
   <source>{name} fills photos like these measurably better than before. It is used only if you choose it.</source>
   <translation>{name} remplit de telles photos mesurablement mieux qu’avant. Il n’est utilisé que si vous le choisissez.</translation>
  </message>
  <message>
   <source>{name} is not offered; your present model stays in use.</source>
   <translation>{name} n’est pas proposé ; votre modèle actuel reste utilisé.</translation>
  </message>
  <message>
   <source>{percent} of {count} holes</source>
   <translation>{percent} de {count} trous</translation>
  </message>
  <message>
   <source>{photos} photos, {aside} of them kept aside; {steps} steps</source>
   <translation>{photos} photos, dont {aside} mises de côté ; {steps} étapes</translation>
  </message>
 </context>
 <context>
  <name>SampleRow</name>
  <message>
   <source>Before</source>
   <translation>Avant</translation>
  </message>
  <message>
   <source>The photo</source>
   <translation>La photo</translation>
  </message>
  <message>
   <source>To fill</source>
   <translation>À remplir</translation>
  </message>
 </context>
 <context>
  <name>SaveDialog</name>
  <message>
   <source>As the original: untouched blocks stay bit for bit</source>
   <translation>Comme l’original : l’intact reste au bit près</translation>
  </message>
  <message>
   <source>Best: hardly any loss</source>
   <translation>La meilleure : presque sans perte</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Dossier</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Its metadata then say that a part was made by a trained network.</source>
   <translation>Ses métadonnées disent alors qu’une partie a été faite par un réseau entraîné.</translation>
  </message>
  <message>
   <source>Leave out where the photo was taken</source>
   <translation>Ne pas dire où la photo a été prise</translation>
  </message>
  <message>
   <source>Mark the photo as filled</source>
   <translation>Marquer la photo comme remplie</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nom</translation>
  </message>
  <message>
   <source>Other folder…</source>
   <translation>Autre dossier…</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>Qualité</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>Remplacer</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Enregistrer</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>Enregistrer la photo</translation>
  </message>
  <message>
   <source>This folder does not exist any more; choose another one.</source>
   <translation>Ce dossier n’existe plus ; choisissez-en un autre.</translation>
  </message>
  <message>
   <source>Without loss</source>
   <translation>Sans perte</translation>
  </message>
  <message>
   <source>{name} is the opened photo and would be replaced.</source>
   <translation>{name} est la photo ouverte et serait remplacée.</translation>
  </message>
  <message>
   <source>{name} is there already and would be replaced.</source>
   <translation>{name} existe déjà et serait remplacé.</translation>
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
   <translation>Enregistrée sous {name}.</translation>
  </message>
  <message>
   <source>The project was saved as {name}.</source>
   <translation>Le projet a été enregistré sous {name}.</translation>
  </message>
 </context>
 <context>
  <name>Session</name>
  <message>
   <source>Nothing is painted yet; paint over what should go first.</source>
   <translation>Rien n’est encore peint ; peignez d’abord sur ce qui doit disparaître.</translation>
  </message>
  <message>
   <source>The network has learnt from this photo and knows its surroundings better.</source>
   <translation>Le réseau a appris de cette photo et connaît mieux les environs.</translation>
  </message>
  <message>
   <source>The photo was changed meanwhile, so this fill was dropped.</source>
   <translation>La photo a changé entre-temps ; ce remplissage a donc été abandonné.</translation>
  </message>
  <message>
   <source>There is not enough memory for this; close other programs.</source>
   <translation>La mémoire ne suffit pas pour cela ; fermez d’autres programmes.</translation>
  </message>
  <message>
   <source>There was nothing to learn from this photo; it is filled as usual.</source>
   <translation>Il n’y avait rien à apprendre de cette photo ; elle est remplie comme d’habitude.</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>General</source>
   <translation>Général</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Touches</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Réglages</translation>
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
   <translation>Annuler</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>Choisir un dossier…</translation>
  </message>
  <message>
   <source>Choose another…</source>
   <translation>En choisir un autre…</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Abandonner</translation>
  </message>
  <message>
   <source>Drop a folder with photos here</source>
   <translation>Déposez ici un dossier de photos</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Continuer</translation>
  </message>
  <message>
   <source>It may take</source>
   <translation>Durée permise</translation>
  </message>
  <message>
   <source>It practises on a folder of your photos, then judges itself on photos of it that it has not seen. Your photos are only read, and nothing leaves this computer.</source>
   <translation>Il s’entraîne sur un dossier de vos photos, puis se juge sur des photos du dossier qu’il n’a pas vues. Vos photos sont seulement lues, et rien ne quitte cet ordinateur.</translation>
  </message>
  <message>
   <source>Map of the folder…</source>
   <translation>Carte du dossier…</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>Nom du modèle</translation>
  </message>
  <message>
   <source>Progress of looking through the folder</source>
   <translation>Progression de l’examen du dossier</translation>
  </message>
  <message>
   <source>Start learning</source>
   <translation>Commencer à apprendre</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>Apprenez-lui vos photos</translation>
  </message>
  <message>
   <source>Which ones?</source>
   <translation>Lesquelles ?</translation>
  </message>
  <message>
   <source>{name} was stopped at {percent}.</source>
   <translation>{name} a été arrêté à {percent}.</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>Drop a photo here</source>
   <translation>Déposez une photo ici</translation>
  </message>
  <message>
   <source>Everything stays on this computer.</source>
   <translation>Tout reste sur cet ordinateur.</translation>
  </message>
  <message>
   <source>Open a photo…</source>
   <translation>Ouvrir une photo…</translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation>Ouvrir {name}</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Ouverture…</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>Peignez sur ce qui doit disparaître, appuyez sur Entrée, et c’est parti.</translation>
  </message>
  <message>
   <source>Recent:</source>
   <translation>Récentes :</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>Essayer l’exemple</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>1 pixel changed outside the mask</source>
   <translation>1 pixel modifié hors du masque</translation>
  </message>
  <message>
   <source>Every pixel outside what you painted is compared with the opened photo.</source>
   <translation>Chaque pixel hors de la zone peinte est comparé à la photo ouverte.</translation>
  </message>
  <message>
   <source>Filled in {seconds} s</source>
   <translation>Rempli en {seconds} s</translation>
  </message>
  <message>
   <source>SHA-256 of these pixels: {digest}</source>
   <translation>SHA-256 de ces pixels : {digest}</translation>
  </message>
  <message>
   <source>{count} pixels changed outside the mask</source>
   <translation>{count} pixels modifiés hors du masque</translation>
  </message>
  <message>
   <source>{device} is used.</source>
   <translation>{device} est utilisé.</translation>
  </message>
  <message>
   <source>{reason} Model: {model}.</source>
   <translation>{reason} Modèle : {model}.</translation>
  </message>
  <message>
   <source>{width} × {height} pixels · {percent} %</source>
   <translation>{width} × {height} pixels · {percent} %</translation>
  </message>
 </context>
 <context>
  <name>Teaching</name>
  <message>
   <source>Choose a folder…</source>
   <translation>Choisir un dossier…</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Apprentissage</translation>
  </message>
  <message>
   <source>Learning waits</source>
   <translation>L’apprentissage attend</translation>
  </message>
  <message>
   <source>See the report</source>
   <translation>Voir le rapport</translation>
  </message>
  <message>
   <source>Teach it your photos: what it learns is kept if their fills get better.</source>
   <translation>Apprenez-lui vos photos : ce qu’il apprend est gardé si leurs remplissages s’améliorent.</translation>
  </message>
  <message>
   <source>{name} has been learnt.</source>
   <translation>{name} a été appris.</translation>
  </message>
 </context>
 <context>
  <name>ToolBar</name>
  <message>
   <source>Fill</source>
   <translation>Remplir</translation>
  </message>
  <message>
   <source>Hold to see the original (hold \)</source>
   <translation>Maintenir pour voir l’original (maintenir \)</translation>
  </message>
  <message>
   <source>More for the mask</source>
   <translation>Plus d’options de masque</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>Voir l’original</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Arrêter</translation>
  </message>
 </context>
 <context>
  <name>ToolOptions</name>
  <message>
   <source>Brush size</source>
   <translation>Taille du pinceau</translation>
  </message>
  <message>
   <source>Brush size ({less} and {more})</source>
   <translation>Taille du pinceau ({less} et {more})</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>Dureté</translation>
  </message>
  <message>
   <source>Hardness ({less} and {more})</source>
   <translation>Dureté ({less} et {more})</translation>
  </message>
  <message>
   <source>Tolerance: how much colours may differ</source>
   <translation>Tolérance : écart de couleur admis</translation>
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
   <translation>Garder</translation>
  </message>
  <message>
   <source>Keep this variant</source>
   <translation>Garder cette variante</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>Variantes</translation>
  </message>
 </context>
 <context>
  <name>_Card</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
différente des autres</translation>
  </message>
 </context>
 <context>
  <name>_PhotoList</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
différente des autres</translation>
  </message>
 </context>
 <context>
  <name>devices</name>
  <message>
   <source>The CPU is used: as chosen.</source>
   <translation>Le processeur central est utilisé : c’est votre choix.</translation>
  </message>
  <message>
   <source>The CPU is used: no graphics processor was found.</source>
   <translation>Le processeur central est utilisé : aucun processeur graphique n’a été trouvé.</translation>
  </message>
 </context>
 <context>
  <name>dialogs</name>
  <message>
   <source>All files (*)</source>
   <translation>Tous les fichiers (*)</translation>
  </message>
  <message>
   <source>Choose a folder with photos</source>
   <translation>Choisir un dossier de photos</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Supprimer</translation>
  </message>
  <message>
   <source>Don't save</source>
   <translation>Ne pas enregistrer</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>Exporter le masque</translation>
  </message>
  <message>
   <source>Export the model</source>
   <translation>Exporter le modèle</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Importer un masque</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Importer un modèle</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modèles</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>Ouvrir une photo</translation>
  </message>
  <message>
   <source>Otherwise they are lost; the file itself stays as it is.</source>
   <translation>Sinon elles sont perdues ; le fichier lui-même reste tel quel.</translation>
  </message>
  <message>
   <source>Overwrite</source>
   <translation>Écraser</translation>
  </message>
  <message>
   <source>Overwriting it loses what the other program has written.</source>
   <translation>L’écraser fait perdre ce que l’autre programme a écrit.</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>Photos</translation>
  </message>
  <message>
   <source>Projects of Inpaint App</source>
   <translation>Projets d’Inpaint App</translation>
  </message>
  <message>
   <source>Save the changes to {name}?</source>
   <translation>Enregistrer les modifications de {name} ?</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>Enregistrer la photo</translation>
  </message>
  <message>
   <source>Save the project</source>
   <translation>Enregistrer le projet</translation>
  </message>
  <message>
   <source>Save under another name…</source>
   <translation>Enregistrer sous un autre nom…</translation>
  </message>
  <message>
   <source>{name} was changed by another program since it was opened.</source>
   <translation>{name} a été modifié par un autre programme depuis son ouverture.</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>A model named {name} exists already; choose another name or remove it</source>
   <translation>Un modèle nommé {name} existe déjà ; choisissez un autre nom ou supprimez-le</translation>
  </message>
  <message>
   <source>A stopped learning named {name} waits; add --resume to go on with it, or remove it: inpaint-app models remove NAME</source>
   <translation>Un apprentissage interrompu nommé {name} attend ; reprenez-le avec --resume ou supprimez-le : inpaint-app models remove NAME</translation>
  </message>
  <message>
   <source>Memory was short, so a coarser fill was made; close other programs for a finer one.</source>
   <translation>La mémoire manquait, le remplissage est donc plus grossier ; fermez d’autres programmes pour un résultat plus fin.</translation>
  </message>
  <message>
   <source>Memory was short, so fewer pictures were learnt from at once</source>
   <translation>La mémoire manquait ; moins d'images ont été apprises à la fois</translation>
  </message>
  <message>
   <source>Nothing is left that may be copied; allow copying from some part of the photo</source>
   <translation>Il ne reste rien qui puisse être copié ; autorisez la copie depuis une partie de la photo</translation>
  </message>
  <message>
   <source>The camera data of this photo are damaged; it is shown as it is stored, and saved without them.</source>
   <translation>Les données d’appareil de cette photo sont endommagées ; elle est affichée telle quelle et enregistrée sans elles.</translation>
  </message>
  <message>
   <source>The colour profile of this photo is damaged; its colours are taken as sRGB.</source>
   <translation>Le profil de couleur de cette photo est endommagé ; ses couleurs sont considérées comme sRGB.</translation>
  </message>
  <message>
   <source>The folder {name} cannot be read; choose another folder</source>
   <translation>Le dossier {name} est illisible ; choisissez-en un autre</translation>
  </message>
  <message>
   <source>The graphics processor gave values that are not numbers, so the CPU made this fill.</source>
   <translation>Le processeur graphique a donné des valeurs qui ne sont pas des nombres, ce remplissage a donc été fait par le CPU.</translation>
  </message>
  <message>
   <source>The graphics processor has stopped working, so the CPU is used until the next start.</source>
   <translation>Le processeur graphique ne fonctionne plus, le CPU est donc utilisé jusqu’au prochain démarrage.</translation>
  </message>
  <message>
   <source>The learning was begun with another network; begin it again</source>
   <translation>L'apprentissage a été commencé avec un autre réseau ; recommencez-le</translation>
  </message>
  <message>
   <source>The learning went astray and was stopped; its best moment is kept</source>
   <translation>L'apprentissage s'est égaré et a été arrêté ; son meilleur moment est conservé</translation>
  </message>
  <message>
   <source>The learning {name} is of another folder ({folder}); choose another name</source>
   <translation>L'apprentissage {name} concerne un autre dossier ({folder}) ; choisissez un autre nom</translation>
  </message>
  <message>
   <source>The learning {name} was begun by another version of the application; remove it and begin again</source>
   <translation>L'apprentissage {name} a été commencé par une autre version de l'application ; supprimez-le et recommencez</translation>
  </message>
  <message>
   <source>The learnt model could not be saved in {name} ({reason}); make room and resume</source>
   <translation>Le modèle appris n'a pas pu être enregistré dans {name} ({reason}) ; libérez de la place et reprenez</translation>
  </message>
  <message>
   <source>The library of models could not change {name} ({reason}); see whether its folder can be written</source>
   <translation>La bibliothèque de modèles n'a pas pu modifier {name} ({reason}) ; vérifiez que son dossier est accessible en écriture</translation>
  </message>
  <message>
   <source>The mask and the photo differ in size; use a mask of the photo's size</source>
   <translation>Le masque et la photo n’ont pas la même taille ; utilisez un masque de la taille de la photo</translation>
  </message>
  <message>
   <source>The mask covers the whole photo; leave something to learn from</source>
   <translation>Le masque couvre toute la photo ; laissez une partie dont s’inspirer</translation>
  </message>
  <message>
   <source>The mask is empty; paint over what should go first</source>
   <translation>Le masque est vide ; peignez d’abord sur ce qui doit disparaître</translation>
  </message>
  <message>
   <source>The mask {name} has {mask_width} × {mask_height} pixels and the photo {width} × {height}; make them the same size</source>
   <translation>Le masque {name} fait {mask_width} × {mask_height} pixels et la photo {width} × {height} ; donnez-leur la même taille</translation>
  </message>
  <message>
   <source>The memory of the graphics processor was not enough, so the CPU made this fill.</source>
   <translation>La mémoire du processeur graphique ne suffisait pas, ce remplissage a donc été fait par le CPU.</translation>
  </message>
  <message>
   <source>The model {name} cannot be read; choose another model or install the application again</source>
   <translation>Le modèle {name} est illisible ; choisissez-en un autre ou réinstallez l’application</translation>
  </message>
  <message>
   <source>The model {name} cannot be used: {reason}; choose another model</source>
   <translation>Le modèle {name} est inutilisable : {reason} ; choisissez-en un autre</translation>
  </message>
  <message>
   <source>The model {name} gave no usable result; choose another model</source>
   <translation>Le modèle {name} n’a donné aucun résultat utilisable ; choisissez-en un autre</translation>
  </message>
  <message>
   <source>The model {name} gave values that are not numbers, so nothing was filled; choose another model</source>
   <translation>Le modèle {name} a donné des valeurs qui ne sont pas des nombres ; rien n’a été rempli, choisissez-en un autre</translation>
  </message>
  <message>
   <source>The photo was changed after this work on it; look at it closely</source>
   <translation>La photo a été modifiée après ce travail ; regardez-la de près</translation>
  </message>
  <message>
   <source>The photo {name} has changed since and no longer fits the project; open it by itself</source>
   <translation>La photo {name} a changé depuis et ne correspond plus au projet ; ouvrez-la seule</translation>
  </message>
  <message>
   <source>The project {name} is damaged or cannot be read; open the photo itself</source>
   <translation>Le projet {name} est endommagé ou illisible ; ouvrez la photo elle-même</translation>
  </message>
  <message>
   <source>The project {name} was made by a newer version of the program; install that version</source>
   <translation>Le projet {name} provient d’une version plus récente du programme ; installez cette version</translation>
  </message>
  <message>
   <source>The saved state of the learning {name} is damaged; begin again under another name</source>
   <translation>L'état enregistré de l'apprentissage {name} est endommagé ; recommencez sous un autre nom</translation>
  </message>
  <message>
   <source>The settings were damaged and are now the defaults; the old file was kept as {name}.</source>
   <translation>Les réglages étaient endommagés et sont revenus aux valeurs par défaut ; l’ancien fichier est conservé sous {name}.</translation>
  </message>
  <message>
   <source>The state of the learning could not be saved in {name} ({reason}); what was saved before is whole: make room on the disk and resume</source>
   <translation>L'état de l'apprentissage n'a pas pu être enregistré dans {name} ({reason}) ; le précédent est intact : libérez de la place sur le disque et reprenez</translation>
  </message>
  <message>
   <source>The values of this file, from {low} to {high}, were reduced to 8 bits; the result is saved under another name.</source>
   <translation>Les valeurs de ce fichier, de {low} à {high}, ont été réduites à 8 bits ; le résultat est enregistré sous un autre nom.</translation>
  </message>
  <message>
   <source>The {mode} colours of this file were converted to RGB; the result is saved as RGB under another name.</source>
   <translation>Les couleurs {mode} de ce fichier ont été converties en RVB ; le résultat est enregistré en RVB sous un autre nom.</translation>
  </message>
  <message>
   <source>There is no learnt model named {name}; the library holds: {known}</source>
   <translation>Aucun modèle appris ne s'appelle {name} ; la bibliothèque contient : {known}</translation>
  </message>
  <message>
   <source>There is no stopped learning named {name}; begin it without --resume</source>
   <translation>Aucun apprentissage interrompu ne s'appelle {name} ; commencez-le sans --resume</translation>
  </message>
  <message>
   <source>There is not enough memory for this fill; close other programs or paint a smaller hole</source>
   <translation>La mémoire ne suffit pas pour ce remplissage ; fermez d’autres programmes ou peignez une zone plus petite</translation>
  </message>
  <message>
   <source>There is not enough memory to learn; close other programs and resume</source>
   <translation>Il n'y a pas assez de mémoire pour apprendre ; fermez d'autres programmes et reprenez</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}; close other programs or make the photo smaller</source>
   <translation>La mémoire ne suffit pas pour ouvrir {name} ; fermez d’autres programmes ou réduisez la photo</translation>
  </message>
  <message>
   <source>There is not enough memory to save this photo; close other programs and try again</source>
   <translation>La mémoire ne suffit pas pour enregistrer cette photo ; fermez d’autres programmes et réessayez</translation>
  </message>
  <message>
   <source>This file has more than 8 bits per colour; it is edited in 8 bits and saved under another name.</source>
   <translation>Ce fichier a plus de 8 bits par couleur ; il est traité en 8 bits et enregistré sous un autre nom.</translation>
  </message>
  <message>
   <source>This is picture 1 of {frames} in the file; the result is saved under another name, so that the others are not lost.</source>
   <translation>C’est l’image 1 sur {frames} du fichier ; le résultat est enregistré sous un autre nom, pour ne pas perdre les autres.</translation>
  </message>
  <message>
   <source>This photo could not be encoded as {format}; save it in another format</source>
   <translation>Cette photo n’a pas pu être encodée en {format} ; enregistrez-la dans un autre format</translation>
  </message>
  <message>
   <source>Too few photos are left in {name}; put them back and resume</source>
   <translation>Il reste trop peu de photos dans {name} ; remettez-les et reprenez</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>le disque est plein</translation>
  </message>
  <message>
   <source>the disk quota is used up</source>
   <translation>le quota de disque est épuisé</translation>
  </message>
  <message>
   <source>the file is larger than the disk allows</source>
   <translation>le fichier est plus grand que ne le permet le disque</translation>
  </message>
  <message>
   <source>{count} left out, as there are very many</source>
   <translation>{count} laissées de côté, car il y en a beaucoup</translation>
  </message>
  <message>
   <source>{count} nearly alike</source>
   <translation>quasi-doublons : {count}</translation>
  </message>
  <message>
   <source>{count} no photo</source>
   <translation>{count} ne sont pas des photos</translation>
  </message>
  <message>
   <source>{count} photos have gone or changed and were left out</source>
   <translation>{count} photos ont disparu ou changé et ont été laissées de côté</translation>
  </message>
  <message>
   <source>{count} photos usable</source>
   <translation>{count} photos utilisables</translation>
  </message>
  <message>
   <source>{count} the same file again</source>
   <translation>{count} répètent le même fichier</translation>
  </message>
  <message>
   <source>{count} too small</source>
   <translation>{count} trop petites</translation>
  </message>
  <message>
   <source>{count} unlike all others</source>
   <translation>{count} différentes de toutes les autres</translation>
  </message>
  <message>
   <source>{count} unreadable</source>
   <translation>{count} illisibles</translation>
  </message>
  <message>
   <source>{file} covers the whole photo; leave something to fill it from</source>
   <translation>{file} couvre toute la photo ; laissez une partie pour la remplir</translation>
  </message>
  <message>
   <source>{file} is no .safetensors file, the only kind of network</source>
   <translation>{file} n'est pas un fichier .safetensors, le seul type de réseau</translation>
  </message>
  <message>
   <source>{file} is the photo itself; give the result another name, or pass overwrite</source>
   <translation>{file} est la photo elle-même ; donnez un autre nom au résultat ou indiquez overwrite</translation>
  </message>
  <message>
   <source>{file} marks nothing; paint white what should be filled</source>
   <translation>{file} ne marque rien ; peignez en blanc ce qui doit être rempli</translation>
  </message>
  <message>
   <source>{file} was not filled: {reason}</source>
   <translation>{file} n’a pas été rempli : {reason}</translation>
  </message>
  <message>
   <source>{format} cannot keep the transparency of this photo; save it as PNG, WebP or TIFF</source>
   <translation>{format} ne peut pas conserver la transparence de cette photo ; enregistrez-la en PNG, WebP ou TIFF</translation>
  </message>
  <message>
   <source>{format} cannot say that the photo was filled; save it in another format or without the tag</source>
   <translation>{format} ne peut pas dire que la photo a été remplie ; enregistrez-la dans un autre format ou sans la marque</translation>
  </message>
  <message>
   <source>{format} holds at most {limit} pixels a side and this photo has {side}; save it as PNG or TIFF</source>
   <translation>{format} admet au plus {limit} pixels par côté et cette photo en a {side} ; enregistrez-la en PNG ou TIFF</translation>
  </message>
  <message>
   <source>{name} cannot be read ({reason}); check the disk and the name</source>
   <translation>{name} est illisible ({reason}) ; vérifiez le disque et le nom</translation>
  </message>
  <message>
   <source>{name} cannot be saved in this format; end the name with .png, .jpg, .tif, .webp, .bmp or .avif</source>
   <translation>{name} ne peut pas être enregistré dans ce format ; terminez le nom par .png, .jpg, .tif, .webp, .bmp ou .avif</translation>
  </message>
  <message>
   <source>{name} does not exist; it may have been moved or renamed</source>
   <translation>{name} n’existe pas ; il a peut-être été déplacé ou renommé</translation>
  </message>
  <message>
   <source>{name} has more than {limit} GB; make the photo smaller</source>
   <translation>{name} dépasse {limit} Go ; réduisez la photo</translation>
  </message>
  <message>
   <source>{name} has {megapixels} megapixels and the limit is {limit}; make the photo smaller</source>
   <translation>{name} compte {megapixels} mégapixels et la limite est de {limit} ; réduisez la photo</translation>
  </message>
  <message>
   <source>{name} holds more than can be saved back (further pictures, depth or colours); save under another name</source>
   <translation>{name} contient plus que ce qui peut être réenregistré (autres images, profondeur ou couleurs) ; enregistrez sous un autre nom</translation>
  </message>
  <message>
   <source>{name} holds {count} different photos that can be learnt from, and {least} are needed; choose a folder with more</source>
   <translation>{name} contient {count} photos différentes dont on peut apprendre, et il en faut {least} ; choisissez un dossier qui en a plus</translation>
  </message>
  <message>
   <source>{name} is a HEIC photo and the plug-in for these is missing; install pillow-heif or save the photo as JPEG</source>
   <translation>{name} est une photo HEIC et le module correspondant manque ; installez pillow-heif ou enregistrez la photo en JPEG</translation>
  </message>
  <message>
   <source>{name} is a device and not a file; choose another name</source>
   <translation>{name} est un périphérique et non un fichier ; choisissez un autre nom</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a name for the file in it</source>
   <translation>{name} est un dossier ; choisissez-y un nom de fichier</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a photo in it</source>
   <translation>{name} est un dossier ; choisissez une photo à l’intérieur</translation>
  </message>
  <message>
   <source>{name} is being learnt; choose another name</source>
   <translation>{name} est en cours d'apprentissage ; choisissez un autre nom</translation>
  </message>
  <message>
   <source>{name} is being learnt; wait until that has ended</source>
   <translation>{name} est en cours d'apprentissage ; attendez qu'il soit terminé</translation>
  </message>
  <message>
   <source>{name} is damaged or incomplete ({format}); copy it from its source again</source>
   <translation>{name} est endommagé ou incomplet ({format}) ; copiez-le à nouveau depuis sa source</translation>
  </message>
  <message>
   <source>{name} is empty; choose another file</source>
   <translation>{name} est vide ; choisissez un autre fichier</translation>
  </message>
  <message>
   <source>{name} is no ordinary file; choose a photo</source>
   <translation>{name} n’est pas un fichier ordinaire ; choisissez une photo</translation>
  </message>
  <message>
   <source>{name} is no possible file name; choose another name</source>
   <translation>{name} n’est pas un nom de fichier possible ; choisissez-en un autre</translation>
  </message>
  <message>
   <source>{name} is no possible name of a model; use letters, digits, spaces and hyphens</source>
   <translation>{name} ne peut pas être le nom d'un modèle ; utilisez lettres, chiffres, espaces et traits d'union</translation>
  </message>
  <message>
   <source>{name} is not a picture (it looks like {kind}); choose a photo</source>
   <translation>{name} n’est pas une image (on dirait : {kind}) ; choisissez une photo</translation>
  </message>
  <message>
   <source>{name} is not a picture, or is damaged; choose another file</source>
   <translation>{name} n’est pas une image ou est endommagé ; choisissez un autre fichier</translation>
  </message>
  <message>
   <source>{name} is of the format {format}, which is not offered; save it as JPEG or PNG first</source>
   <translation>{name} est au format {format}, qui n’est pas pris en charge ; enregistrez-le d’abord en JPEG ou PNG</translation>
  </message>
  <message>
   <source>{name} is write-protected and was left as it is; save under another name</source>
   <translation>{name} est protégé en écriture et n’a pas été modifié ; enregistrez sous un autre nom</translation>
  </message>
  <message>
   <source>{name} may not be read; ask its owner for permission or copy it</source>
   <translation>La lecture de {name} n’est pas autorisée ; demandez la permission à son propriétaire ou copiez-le</translation>
  </message>
  <message>
   <source>{name} was not saved ({reason}); an old file is untouched, so try again or save elsewhere</source>
   <translation>{name} n’a pas été enregistré ({reason}) ; l’ancien fichier est intact, réessayez ou enregistrez ailleurs</translation>
  </message>
  <message>
   <source>{name} was not saved because its folder does not exist; save elsewhere</source>
   <translation>{name} n’a pas été enregistré, car son dossier n’existe pas ; enregistrez ailleurs</translation>
  </message>
  <message>
   <source>{name} was not saved because its name is too long; save under a shorter name</source>
   <translation>{name} n’a pas été enregistré, car le nom est trop long ; choisissez un nom plus court</translation>
  </message>
  <message>
   <source>{name} was not saved because this folder may not be written to; save elsewhere</source>
   <translation>{name} n’a pas été enregistré, car ce dossier n’est pas accessible en écriture ; enregistrez ailleurs</translation>
  </message>
  <message>
   <source>{name} was not saved because {reason}; an old file is untouched, so make room or save elsewhere</source>
   <translation>{name} n’a pas été enregistré : {reason} ; l’ancien fichier est intact, libérez de la place ou enregistrez ailleurs</translation>
  </message>
 </context>
 <context>
  <name>gestures</name>
  <message>
   <source>Shape</source>
   <translation>Forme</translation>
  </message>
 </context>
 <context>
  <name>keys</name>
  <message>
   <source>Actual pixels</source>
   <translation>Pixels réels</translation>
  </message>
  <message>
   <source>Add to the mask</source>
   <translation>Ajouter au masque</translation>
  </message>
  <message>
   <source>Alt+Drag, Alt+Click</source>
   <translation>Alt+glisser, Alt+clic</translation>
  </message>
  <message>
   <source>Alt+Right-drag up or down</source>
   <translation>Alt+glisser à droite vers le haut ou le bas</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>Pinceau</translation>
  </message>
  <message>
   <source>Brush size</source>
   <translation>Taille du pinceau</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Choisir</translation>
  </message>
  <message>
   <source>Choose an object: click it, or drag a box</source>
   <translation>Choisir un objet : cliquez ou tracez un cadre</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>Choisir par couleur</translation>
  </message>
  <message>
   <source>Clear the mask</source>
   <translation>Effacer le masque</translation>
  </message>
  <message>
   <source>Click inside the mask</source>
   <translation>Clic dans le masque</translation>
  </message>
  <message>
   <source>Close a polygon</source>
   <translation>Fermer un polygone</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Comparer</translation>
  </message>
  <message>
   <source>Copy from everywhere again</source>
   <translation>Copier de nouveau de partout</translation>
  </message>
  <message>
   <source>Copy the photo</source>
   <translation>Copier la photo</translation>
  </message>
  <message>
   <source>Ctrl+Wheel, Alt+Right-drag</source>
   <translation>Ctrl+molette, Alt+glisser à droite</translation>
  </message>
  <message>
   <source>Ellipse</source>
   <translation>Ellipse</translation>
  </message>
  <message>
   <source>Enter, Double-click</source>
   <translation>Entrée, double-clic</translation>
  </message>
  <message>
   <source>Erase while painting</source>
   <translation>Gommer en peignant</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>Gomme</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>Exporter le masque</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>Adoucir le bord du masque</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>Remplir</translation>
  </message>
  <message>
   <source>Fill after each stroke</source>
   <translation>Remplir après chaque trait</translation>
  </message>
  <message>
   <source>Fill in four variants</source>
   <translation>Remplir en quatre variantes</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>Trouver poussières et rayures</translation>
  </message>
  <message>
   <source>First variant</source>
   <translation>Première variante</translation>
  </message>
  <message>
   <source>Fit the window</source>
   <translation>Ajuster à la fenêtre</translation>
  </message>
  <message>
   <source>Fourth variant</source>
   <translation>Quatrième variante</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>Agrandir le masque</translation>
  </message>
  <message>
   <source>Harder brush</source>
   <translation>Pinceau plus dur</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>Dureté</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historique</translation>
  </message>
  <message>
   <source>Hold \</source>
   <translation>Maintenir \</translation>
  </message>
  <message>
   <source>How sure are the fills?</source>
   <translation>Quelle confiance dans les remplissages ?</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Importer un masque</translation>
  </message>
  <message>
   <source>Invert the mask</source>
   <translation>Inverser le masque</translation>
  </message>
  <message>
   <source>Keys and mouse</source>
   <translation>Clavier et souris</translation>
  </message>
  <message>
   <source>Larger brush</source>
   <translation>Pinceau plus grand</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>Lasso</translation>
  </message>
  <message>
   <source>Learn</source>
   <translation>Apprendre</translation>
  </message>
  <message>
   <source>Learn from this photo before a fill</source>
   <translation>Apprendre de cette photo avant de remplir</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>Modèles appris</translation>
  </message>
  <message>
   <source>Leave the program</source>
   <translation>Quitter le programme</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>Masque</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menu</translation>
  </message>
  <message>
   <source>Move the photo</source>
   <translation>Déplacer la photo</translation>
  </message>
  <message>
   <source>Next photo of the folder</source>
   <translation>Photo suivante du dossier</translation>
  </message>
  <message>
   <source>Next variant</source>
   <translation>Variante suivante</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>Ouvrir une photo</translation>
  </message>
  <message>
   <source>Original beside the result</source>
   <translation>Original à côté du résultat</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>Peindre</translation>
  </message>
  <message>
   <source>Paste a picture</source>
   <translation>Coller une image</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Photo</translation>
  </message>
  <message>
   <source>Polygon</source>
   <translation>Polygone</translation>
  </message>
  <message>
   <source>Previous photo of the folder</source>
   <translation>Photo précédente du dossier</translation>
  </message>
  <message>
   <source>Previous variant</source>
   <translation>Variante précédente</translation>
  </message>
  <message>
   <source>Rectangle</source>
   <translation>Rectangle</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Rétablir</translation>
  </message>
  <message>
   <source>Restore the original</source>
   <translation>Restaurer l’original</translation>
  </message>
  <message>
   <source>Right-drag, Alt+Drag</source>
   <translation>Glisser à droite, Alt+glisser</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Enregistrer</translation>
  </message>
  <message>
   <source>Save the project, to go on later</source>
   <translation>Enregistrer le projet pour le reprendre</translation>
  </message>
  <message>
   <source>Save under another name</source>
   <translation>Enregistrer sous un autre nom</translation>
  </message>
  <message>
   <source>Second variant</source>
   <translation>Deuxième variante</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>Voir l’original</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Réglages</translation>
  </message>
  <message>
   <source>Shift+Click</source>
   <translation>Maj+clic</translation>
  </message>
  <message>
   <source>Shift+Drag, Shift+Click</source>
   <translation>Maj+glisser, Maj+clic</translation>
  </message>
  <message>
   <source>Show or hide the mask</source>
   <translation>Afficher ou masquer le masque</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>Réduire le masque</translation>
  </message>
  <message>
   <source>Smaller brush</source>
   <translation>Pinceau plus petit</translation>
  </message>
  <message>
   <source>Softer brush</source>
   <translation>Pinceau plus doux</translation>
  </message>
  <message>
   <source>Space+Drag, Middle-drag, two fingers</source>
   <translation>Espace+glisser, glisser au milieu, deux doigts</translation>
  </message>
  <message>
   <source>Stop the fill, drop the stroke or the mask</source>
   <translation>Arrêter le remplissage, abandonner le trait ou le masque</translation>
  </message>
  <message>
   <source>Straight line from the last stroke</source>
   <translation>Ligne droite depuis le dernier trait</translation>
  </message>
  <message>
   <source>Take away from the mask</source>
   <translation>Retirer du masque</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>Apprenez-lui vos photos</translation>
  </message>
  <message>
   <source>Third variant</source>
   <translation>Troisième variante</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Annuler</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Affichage</translation>
  </message>
  <message>
   <source>Wheel, Pinch</source>
   <translation>Molette, pincer</translation>
  </message>
  <message>
   <source>Where did this come from?</source>
   <translation>D’où cela vient-il ?</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>D’où ne pas copier</translation>
  </message>
  <message>
   <source>Zoom at the cursor</source>
   <translation>Zoomer sous le curseur</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Zoom avant</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Zoom arrière</translation>
  </message>
 </context>
 <context>
  <name>learning</name>
  <message>
   <source>Nearly the same, so never both learnt from and judged</source>
   <translation>Presque identiques, donc jamais à la fois apprises et jugées</translation>
  </message>
  <message>
   <source>Unlike the others</source>
   <translation>Différentes des autres</translation>
  </message>
  <message>
   <source>about {hours} h left</source>
   <translation>encore {hours} h environ</translation>
  </message>
  <message>
   <source>about {minutes} min left</source>
   <translation>encore {minutes} min environ</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>et {count} de plus</translation>
  </message>
  <message>
   <source>less than a minute left</source>
   <translation>encore moins d’une minute</translation>
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
   <translation>Fusion</translation>
  </message>
  <message>
   <source>Comparing the photos</source>
   <translation>Comparaison des photos</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>Remplissage</translation>
  </message>
  <message>
   <source>Filling photos kept aside, as it is now</source>
   <translation>Remplissage de photos mises de côté, dans l’état actuel</translation>
  </message>
  <message>
   <source>Filling the same holes again</source>
   <translation>Nouveau remplissage des mêmes trous</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Apprentissage</translation>
  </message>
  <message>
   <source>Learning the photo</source>
   <translation>Apprentissage de la photo</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Chargement du réseau…</translation>
  </message>
  <message>
   <source>Looking at the photos</source>
   <translation>Examen des photos</translation>
  </message>
  <message>
   <source>Looking for defects</source>
   <translation>Recherche des défauts</translation>
  </message>
  <message>
   <source>Looking for what to copy</source>
   <translation>Recherche de quoi copier</translation>
  </message>
  <message>
   <source>Looking through the folder</source>
   <translation>Parcours du dossier</translation>
  </message>
  <message>
   <source>Reading the photos</source>
   <translation>Lecture des photos</translation>
  </message>
  <message>
   <source>Reconstructing</source>
   <translation>Reconstruction</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Arrêt…</translation>
  </message>
  <message>
   <source>Trying again on the CPU</source>
   <translation>Nouvel essai avec le CPU</translation>
  </message>
  <message>
   <source>Trying where to look for what to copy</source>
   <translation>Essai des endroits où chercher quoi copier</translation>
  </message>
 </context>
</TS>
