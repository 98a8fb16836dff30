<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>About Inpaint App</source>
   <translation>Acerca de Inpaint App</translation>
  </message>
  <message>
   <source>Everything stays on this computer; no connection is ever opened.</source>
   <translation>Todo se queda en este ordenador; nunca se abre ninguna conexión.</translation>
  </message>
  <message>
   <source>Free software under the Apache License 2.0</source>
   <translation>Software libre con licencia Apache 2.0</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>Pinta sobre lo que sobra, pulsa Intro y desaparece.</translation>
  </message>
 </context>
 <context>
  <name>Application</name>
  <message>
   <source>A file with unsaved work is damaged and cannot be used.</source>
   <translation>Un archivo con trabajo sin guardar está dañado y no se puede usar.</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Descartar</translation>
  </message>
  <message>
   <source>Go on with it</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <source>The settings will not be kept, as their folder cannot be written.</source>
   <translation>Los ajustes no se conservarán porque no se puede escribir en su carpeta.</translation>
  </message>
  <message>
   <source>Unsaved work cannot be kept against a crash; save often.</source>
   <translation>El trabajo sin guardar no se puede proteger contra un fallo; guarda a menudo.</translation>
  </message>
  <message>
   <source>Your work on {name} ({when}) was not saved when the program ended.</source>
   <translation>Tu trabajo en {name} ({when}) no estaba guardado cuando terminó el programa.</translation>
  </message>
  <message>
   <source>a pasted picture</source>
   <translation>una imagen pegada</translation>
  </message>
 </context>
 <context>
  <name>BugLog</name>
  <message>
   <source>Something went wrong inside the program; your photo is still here. Save it under a new name to be safe.</source>
   <translation>Algo ha fallado dentro del programa; tu foto sigue aquí. Guárdala con otro nombre por seguridad.</translation>
  </message>
  <message>
   <source>The log is at {path}.</source>
   <translation>El registro está en {path}.</translation>
  </message>
 </context>
 <context>
  <name>CheckupDialog</name>
  <message>
   <source>Check this computer</source>
   <translation>Comprobar este ordenador</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>Copiar el informe</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Informe</translation>
  </message>
  <message>
   <source>Testing the devices, the network and a fill…</source>
   <translation>Probando los dispositivos, la red y un relleno…</translation>
  </message>
  <message>
   <source>The check itself failed.</source>
   <translation>La propia comprobación ha fallado.</translation>
  </message>
  <message>
   <source>The report was copied.</source>
   <translation>El informe se ha copiado.</translation>
  </message>
  <message>
   <source>This is what a report of a fault should hold:</source>
   <translation>Esto es lo que debe incluir un aviso de fallo:</translation>
  </message>
 </context>
 <context>
  <name>Dots</name>
  <message>
   <source>Map of the folder</source>
   <translation>Mapa de la carpeta</translation>
  </message>
 </context>
 <context>
  <name>Editing</name>
  <message>
   <source>Brush stroke</source>
   <translation>Pincelada</translation>
  </message>
  <message>
   <source>Clear mask</source>
   <translation>Borrar la máscara</translation>
  </message>
  <message>
   <source>Copy from everywhere</source>
   <translation>Copiar de cualquier parte</translation>
  </message>
  <message>
   <source>Earlier work</source>
   <translation>Trabajo anterior</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>Rellenar</translation>
  </message>
  <message>
   <source>Invert mask</source>
   <translation>Invertir la máscara</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Restaurar</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>De dónde no copiar</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>The photo was copied.</source>
   <translation>La foto se ha copiado.</translation>
  </message>
  <message>
   <source>There is no picture to paste.</source>
   <translation>No hay ninguna imagen que pegar.</translation>
  </message>
  <message>
   <source>the picture</source>
   <translation>la imagen</translation>
  </message>
 </context>
 <context>
  <name>FolderMap</name>
  <message>
   <source>Each dot is a photo; those that look alike are near each other. Click one to open it, turn the wheel to come nearer.</source>
   <translation>Cada punto es una foto; las que se parecen están cerca. Haga clic en una para abrirla, gire la rueda para acercarse.</translation>
  </message>
  <message>
   <source>Map of the folder</source>
   <translation>Mapa de la carpeta</translation>
  </message>
  <message>
   <source>The photos, those unlike the others first</source>
   <translation>Las fotos, primero las distintas de las demás</translation>
  </message>
 </context>
 <context>
  <name>GeneralPage</name>
  <message>
   <source>Appearance</source>
   <translation>Apariencia</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Como el sistema</translation>
  </message>
  <message>
   <source>Choose one that stands out from the photo.</source>
   <translation>Elija uno que destaque sobre la foto.</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Color</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Oscuro</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Claro</translation>
  </message>
  <message>
   <source>Mark filled photos</source>
   <translation>Marcar las fotos rellenadas</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>Máscara</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>Opacidad</translation>
  </message>
  <message>
   <source>Saving</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <source>The language changes when the program is started again.</source>
   <translation>El idioma cambiará al volver a abrir el programa.</translation>
  </message>
  <message>
   <source>The metadata of a saved photo then say that a part of it was made by a trained network (IPTC Digital Source Type).</source>
   <translation>Los metadatos de una foto guardada dicen entonces que una parte de ella la hizo una red entrenada (IPTC Digital Source Type).</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Ventana</translation>
  </message>
 </context>
 <context>
  <name>HelpSheet</name>
  <message>
   <source>Keys and mouse</source>
   <translation>Teclas y ratón</translation>
  </message>
 </context>
 <context>
  <name>Hints</name>
  <message>
   <source>Choose with 1 to 4, keep with Enter, drop with Esc.</source>
   <translation>Elige con 1 a 4, quédatela con Intro, descarta con Esc.</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>Rellenando</translation>
  </message>
  <message>
   <source>Hold \ to see the original.</source>
   <translation>Mantén pulsada \ para ver el original.</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Abriendo…</translation>
  </message>
  <message>
   <source>Paint over what should go, then press Enter.</source>
   <translation>Pinta sobre lo que sobra y pulsa Intro.</translation>
  </message>
  <message>
   <source>Press Enter to fill.</source>
   <translation>Pulsa Intro para rellenar.</translation>
  </message>
  <message>
   <source>Saving…</source>
   <translation>Guardando…</translation>
  </message>
 </context>
 <context>
  <name>HistoryPanel</name>
  <message>
   <source>Close the history</source>
   <translation>Cerrar el historial</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historial</translation>
  </message>
  <message>
   <source>The photo as opened</source>
   <translation>La foto tal como se abrió</translation>
  </message>
 </context>
 <context>
  <name>KeysPage</name>
  <message>
   <source>Action</source>
   <translation>Acción</translation>
  </message>
  <message>
   <source>Add this key</source>
   <translation>Añadir esta tecla</translation>
  </message>
  <message>
   <source>All defaults</source>
   <translation>Todo por defecto</translation>
  </message>
  <message>
   <source>Back to the default</source>
   <translation>Volver al valor por defecto</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>Tecla nueva</translation>
  </message>
  <message>
   <source>New key:</source>
   <translation>Tecla nueva:</translation>
  </message>
  <message>
   <source>Press a key</source>
   <translation>Pulse una tecla</translation>
  </message>
  <message>
   <source>Use this key</source>
   <translation>Usar esta tecla</translation>
  </message>
  <message>
   <source>{key} acts while it is held and cannot get another meaning.</source>
   <translation>{key} actúa mientras se mantiene pulsada y no puede tener otro significado.</translation>
  </message>
  <message>
   <source>{key} belongs to “{action}”, from which it would be taken.</source>
   <translation>{key} pertenece a «{action}», que la perdería.</translation>
  </message>
 </context>
 <context>
  <name>LearnDialog</name>
  <message>
   <source>Learn my photos</source>
   <translation>Aprender mis fotos</translation>
  </message>
 </context>
 <context>
  <name>LossPlot</name>
  <message>
   <source>Photos kept aside: {value}</source>
   <translation>Fotos apartadas: {value}</translation>
  </message>
  <message>
   <source>Practice: {value}</source>
   <translation>Práctica: {value}</translation>
  </message>
  <message>
   <source>The error in per cent of that at the start</source>
   <translation>El error en porcentaje del inicial</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>About Inpaint App</source>
   <translation>Acerca de Inpaint App</translation>
  </message>
  <message>
   <source>Check this computer</source>
   <translation>Comprobar este ordenador</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Cargando la red…</translation>
  </message>
  <message>
   <source>The network could not be loaded.</source>
   <translation>No se pudo cargar la red.</translation>
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
   <translation>Azul</translation>
  </message>
  <message>
   <source>By</source>
   <translation>En</translation>
  </message>
  <message>
   <source>By how many pixels the mask grows, shrinks or is feathered</source>
   <translation>Cuántos píxeles crece, encoge o se suaviza la máscara</translation>
  </message>
  <message>
   <source>Colour of the mask</source>
   <translation>Color de la máscara</translation>
  </message>
  <message>
   <source>Green</source>
   <translation>Verde</translation>
  </message>
  <message>
   <source>Opacity</source>
   <translation>Opacidad</translation>
  </message>
  <message>
   <source>Opacity of the mask</source>
   <translation>Opacidad de la máscara</translation>
  </message>
  <message>
   <source>Red</source>
   <translation>Rojo</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>Violeta</translation>
  </message>
  <message>
   <source>Yellow</source>
   <translation>Amarillo</translation>
  </message>
 </context>
 <context>
  <name>MaskWorks</name>
  <message>
   <source>Choose an object</source>
   <translation>Elegir un objeto</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>Elegir por color</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>Suavizar el borde de la máscara</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>Buscar polvo y arañazos</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>Ampliar la máscara</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Importar una máscara</translation>
  </message>
  <message>
   <source>No dust or scratches were found; paint over what should go.</source>
   <translation>No se encontró polvo ni arañazos; pinta sobre lo que sobra.</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>Reducir la máscara</translation>
  </message>
  <message>
   <source>The mask was saved as {name}.</source>
   <translation>La máscara se ha guardado como {name}.</translation>
  </message>
  <message>
   <source>{count} defects are marked; look at them, then press Enter to fill.</source>
   <translation>Se han marcado {count} defectos; revísalos y pulsa Intro para rellenar.</translation>
  </message>
 </context>
 <context>
  <name>Menu</name>
  <message>
   <source>Open recent</source>
   <translation>Abrir reciente</translation>
  </message>
 </context>
 <context>
  <name>MessageBar</name>
  <message>
   <source>Close this message</source>
   <translation>Cerrar este mensaje</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>As shipped</source>
   <translation>De fábrica</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Fecha</translation>
  </message>
  <message>
   <source>Delete the model {name}?</source>
   <translation>¿Eliminar el modelo {name}?</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>Eliminar…</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Error</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportar…</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Carpeta</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>Importar…</translation>
  </message>
  <message>
   <source>It was not found to be better</source>
   <translation>No resultó ser mejor</translation>
  </message>
  <message>
   <source>Its report is deleted, too. Your photos stay.</source>
   <translation>También se elimina su informe. Sus fotos se conservan.</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>Modelos aprendidos</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>Nombre del modelo</translation>
  </message>
  <message>
   <source>Rename the model</source>
   <translation>Cambiar el nombre del modelo</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Cambiar nombre…</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Informe</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamaño</translation>
  </message>
  <message>
   <source>Teach it your photos…</source>
   <translation>Enseñarle sus fotos…</translation>
  </message>
  <message>
   <source>This photo is</source>
   <translation>Esta foto le es</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>Usar este modelo</translation>
  </message>
  <message>
   <source>familiar to it</source>
   <translation>familiar</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>importado</translation>
  </message>
  <message>
   <source>strange to it</source>
   <translation>extraña</translation>
  </message>
  <message>
   <source>unusual for it</source>
   <translation>poco habitual</translation>
  </message>
  <message>
   <source>{name} (in use)</source>
   <translation>{name} (en uso)</translation>
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
   <translation>Resultado</translation>
  </message>
 </context>
 <context>
  <name>Pill</name>
  <message>
   <source>{stage}, about {seconds} s left</source>
   <translation>{stage}, quedan unos {seconds} s</translation>
  </message>
 </context>
 <context>
  <name>Places</name>
  <message>
   <source>Only files on this computer can be opened; save the picture first.</source>
   <translation>Solo se pueden abrir archivos de este ordenador; guarda antes la imagen.</translation>
  </message>
  <message>
   <source>The folder can no longer be read.</source>
   <translation>La carpeta ya no se puede leer.</translation>
  </message>
  <message>
   <source>There is no photo in the folder {name}.</source>
   <translation>No hay ninguna foto en la carpeta {name}.</translation>
  </message>
  <message>
   <source>This is the first photo in its folder.</source>
   <translation>Esta es la primera foto de su carpeta.</translation>
  </message>
  <message>
   <source>This is the last photo in its folder.</source>
   <translation>Esta es la última foto de su carpeta.</translation>
  </message>
  <message>
   <source>picture</source>
   <translation>imagen</translation>
  </message>
  <message>
   <source>{count} files were dropped; the first one, {name}, is opened.</source>
   <translation>Se han soltado {count} archivos; se abre el primero, {name}.</translation>
  </message>
 </context>
 <context>
  <name>ProgressPage</name>
  <message>
   <source>A photo kept aside, which it does not learn from</source>
   <translation>Una foto apartada, de la que no aprende</translation>
  </message>
  <message>
   <source>Curves will be drawn here once it practises.</source>
   <translation>Aquí se dibujarán curvas en cuanto practique.</translation>
  </message>
  <message>
   <source>Ending the practice…</source>
   <translation>Terminando la práctica…</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <source>Go on another day</source>
   <translation>Continuar otro día</translation>
  </message>
  <message>
   <source>Go on in the background</source>
   <translation>Seguir en segundo plano</translation>
  </message>
  <message>
   <source>It waits until you let it go on.</source>
   <translation>Espera hasta que usted lo reanude.</translation>
  </message>
  <message>
   <source>Learning {name}</source>
   <translation>Aprendiendo {name}</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Cargando la red…</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Ahora</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pausar</translation>
  </message>
  <message>
   <source>Practise no longer: judge what it has learnt, and keep it</source>
   <translation>No practicar más: juzgar lo aprendido y conservarlo</translation>
  </message>
  <message>
   <source>Progress of the learning</source>
   <translation>Progreso del aprendizaje</translation>
  </message>
  <message>
   <source>Saving, to go on another day…</source>
   <translation>Guardando, para continuar otro día…</translation>
  </message>
  <message>
   <source>Stop and keep</source>
   <translation>Parar y conservar</translation>
  </message>
  <message>
   <source>Stop now; what it has learnt so far is kept for then</source>
   <translation>Parar ahora; lo aprendido hasta ahora se conserva para entonces</translation>
  </message>
 </context>
 <context>
  <name>ReportPage</name>
  <message>
   <source>After: {change}</source>
   <translation>Después: {change}</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>Otra carpeta</translation>
  </message>
  <message>
   <source>Better at your photos</source>
   <translation>Mejor con sus fotos</translation>
  </message>
  <message>
   <source>Change (less is better)</source>
   <translation>Cambio (menos es mejor)</translation>
  </message>
  <message>
   <source>Change on photos of anything</source>
   <translation>Cambio en fotos cualesquiera</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Distance from the real photo, before</source>
   <translation>Distancia a la foto real, antes</translation>
  </message>
  <message>
   <source>Drawn by lot from the photos kept aside</source>
   <translation>Sorteadas entre las fotos apartadas</translation>
  </message>
  <message>
   <source>Filled better than before</source>
   <translation>Mejor rellenados que antes</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>En uso</translation>
  </message>
  <message>
   <source>Learnt from</source>
   <translation>Aprendido de</translation>
  </message>
  <message>
   <source>No difference</source>
   <translation>Sin diferencia</translation>
  </message>
  <message>
   <source>No gain could be shown on photos kept aside, so your present model stays in use.</source>
   <translation>No se pudo demostrar ninguna mejora en las fotos apartadas, así que su modelo actual sigue en uso.</translation>
  </message>
  <message>
   <source>Open the report to print</source>
   <translation>Abrir el informe para imprimir</translation>
  </message>
  <message>
   <source>The report</source>
   <translation>El informe</translation>
  </message>
  <message>
   <source>The same holes, after</source>
   <translation>Los mismos huecos, después</translation>
  </message>
  <message>
   <source>The worst of all</source>
   <translation>Las peores de todas</translation>
  </message>
  <message>
   <source>Use this model</source>
   <translation>Usar este modelo</translation>
  </message>
  <message>
   <source>Worse than before</source>
   <translation>Peor que antes</translation>
  </message>
  <message>
   <source>{change} (95 % sure: between {low} and {high})</source>
   <translation>{change} (95 % seguro: entre {low} y {high})</translation>
  </message>
  <message>
   <source>{name} fills photos like these measurably better than before. It is used only if you choose it.</source>
   <translation>{name} rellena fotos como estas mediblemente mejor que antes. Solo se usa si usted lo elige.</translation>
  </message>
  <message>
   <source>{name} is not offered; your present model stays in use.</source>
   <translation>{name} no se ofrece; su modelo actual sigue en uso.</translation>
  </message>
  <message>
   <source>{percent} of {count} holes</source>
   <translation>{percent} de {count} huecos</translation>
  </message>
  <message>
   <source>{photos} photos, {aside} of them kept aside; {steps} steps</source>
   <translation>{photos} fotos, {aside} de ellas apartadas; {steps} pasos</translation>
  </message>
 </context>
 <context>
  <name>SampleRow</name>
  <message>
   <source>Before</source>
   <translation>Antes</translation>
  </message>
  <message>
   <source>The photo</source>
   <translation>La foto</translation>
  </message>
  <message>
   <source>To fill</source>
   <translation>Por rellenar</translation>
  </message>
 </context>
 <context>
  <name>SaveDialog</name>
  <message>
   <source>As the original: untouched blocks stay bit for bit</source>
   <translation>Como el original: lo intacto queda bit a bit</translation>
  </message>
  <message>
   <source>Best: hardly any loss</source>
   <translation>Óptima: apenas hay pérdida</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Carpeta</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Formato</translation>
  </message>
  <message>
   <source>Its metadata then say that a part was made by a trained network.</source>
   <translation>Sus metadatos dicen entonces que una parte la hizo una red entrenada.</translation>
  </message>
  <message>
   <source>Leave out where the photo was taken</source>
   <translation>No guardar dónde se tomó la foto</translation>
  </message>
  <message>
   <source>Mark the photo as filled</source>
   <translation>Marcar la foto como rellenada</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>Other folder…</source>
   <translation>Otra carpeta…</translation>
  </message>
  <message>
   <source>Quality</source>
   <translation>Calidad</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>Sustituir</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>Guardar la foto</translation>
  </message>
  <message>
   <source>This folder does not exist any more; choose another one.</source>
   <translation>Esta carpeta ya no existe; elija otra.</translation>
  </message>
  <message>
   <source>Without loss</source>
   <translation>Sin pérdida</translation>
  </message>
  <message>
   <source>{name} is the opened photo and would be replaced.</source>
   <translation>{name} es la foto abierta y se sustituiría.</translation>
  </message>
  <message>
   <source>{name} is there already and would be replaced.</source>
   <translation>{name} ya existe y se sustituiría.</translation>
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
   <translation>Guardada como {name}.</translation>
  </message>
  <message>
   <source>The project was saved as {name}.</source>
   <translation>El proyecto se ha guardado como {name}.</translation>
  </message>
 </context>
 <context>
  <name>Session</name>
  <message>
   <source>Nothing is painted yet; paint over what should go first.</source>
   <translation>Todavía no has pintado nada; pinta primero sobre lo que sobra.</translation>
  </message>
  <message>
   <source>The network has learnt from this photo and knows its surroundings better.</source>
   <translation>La red ha aprendido de esta foto y conoce mejor el entorno.</translation>
  </message>
  <message>
   <source>The photo was changed meanwhile, so this fill was dropped.</source>
   <translation>La foto cambió entretanto, así que este relleno se ha descartado.</translation>
  </message>
  <message>
   <source>There is not enough memory for this; close other programs.</source>
   <translation>No hay memoria suficiente para esto; cierra otros programas.</translation>
  </message>
  <message>
   <source>There was nothing to learn from this photo; it is filled as usual.</source>
   <translation>No había nada que aprender de esta foto; se rellena como siempre.</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>General</source>
   <translation>General</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
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
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>Elegir una carpeta…</translation>
  </message>
  <message>
   <source>Choose another…</source>
   <translation>Elegir otra…</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Descartar</translation>
  </message>
  <message>
   <source>Drop a folder with photos here</source>
   <translation>Suelte aquí una carpeta con fotos</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <source>It may take</source>
   <translation>Puede tardar</translation>
  </message>
  <message>
   <source>It practises on a folder of your photos, then judges itself on photos of it that it has not seen. Your photos are only read, and nothing leaves this computer.</source>
   <translation>Practica con una carpeta de sus fotos y después se juzga con fotos de ella que no ha visto. Sus fotos solo se leen y nada sale de este ordenador.</translation>
  </message>
  <message>
   <source>Map of the folder…</source>
   <translation>Mapa de la carpeta…</translation>
  </message>
  <message>
   <source>Name of the model</source>
   <translation>Nombre del modelo</translation>
  </message>
  <message>
   <source>Progress of looking through the folder</source>
   <translation>Progreso de la revisión de la carpeta</translation>
  </message>
  <message>
   <source>Start learning</source>
   <translation>Empezar a aprender</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>Enséñele sus fotos</translation>
  </message>
  <message>
   <source>Which ones?</source>
   <translation>¿Cuáles?</translation>
  </message>
  <message>
   <source>{name} was stopped at {percent}.</source>
   <translation>{name} se detuvo al {percent}.</translation>
  </message>
 </context>
 <context>
  <name>StartPage</name>
  <message>
   <source>Drop a photo here</source>
   <translation>Suelta una foto aquí</translation>
  </message>
  <message>
   <source>Everything stays on this computer.</source>
   <translation>Todo se queda en este ordenador.</translation>
  </message>
  <message>
   <source>Open a photo…</source>
   <translation>Abrir una foto…</translation>
  </message>
  <message>
   <source>Open {name}</source>
   <translation>Abrir {name}</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Abriendo…</translation>
  </message>
  <message>
   <source>Paint over what should go, press Enter, and it is gone.</source>
   <translation>Pinta sobre lo que sobra, pulsa Intro y desaparece.</translation>
  </message>
  <message>
   <source>Recent:</source>
   <translation>Recientes:</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>Probar el ejemplo</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>1 pixel changed outside the mask</source>
   <translation>1 píxel cambiado fuera de la máscara</translation>
  </message>
  <message>
   <source>Every pixel outside what you painted is compared with the opened photo.</source>
   <translation>Cada píxel fuera de lo pintado se compara con la foto abierta.</translation>
  </message>
  <message>
   <source>Filled in {seconds} s</source>
   <translation>Rellenado en {seconds} s</translation>
  </message>
  <message>
   <source>SHA-256 of these pixels: {digest}</source>
   <translation>SHA-256 de estos píxeles: {digest}</translation>
  </message>
  <message>
   <source>{count} pixels changed outside the mask</source>
   <translation>{count} píxeles cambiados fuera de la máscara</translation>
  </message>
  <message>
   <source>{device} is used.</source>
   <translation>Se usa {device}.</translation>
  </message>
  <message>
   <source>{reason} Model: {model}.</source>
   <translation>{reason} Modelo: {model}.</translation>
  </message>
  <message>
   <source>{width} × {height} pixels · {percent} %</source>
   <translation>{width} × {height} píxeles · {percent} %</translation>
  </message>
 </context>
 <context>
  <name>Teaching</name>
  <message>
   <source>Choose a folder…</source>
   <translation>Elegir una carpeta…</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Aprendiendo</translation>
  </message>
  <message>
   <source>Learning waits</source>
   <translation>El aprendizaje espera</translation>
  </message>
  <message>
   <source>See the report</source>
   <translation>Ver el informe</translation>
  </message>
  <message>
   <source>Teach it your photos: what it learns is kept if their fills get better.</source>
   <translation>Enséñele sus fotos: lo aprendido se conserva si sus rellenos mejoran.</translation>
  </message>
  <message>
   <source>{name} has been learnt.</source>
   <translation>{name} se ha aprendido.</translation>
  </message>
 </context>
 <context>
  <name>ToolBar</name>
  <message>
   <source>Fill</source>
   <translation>Rellenar</translation>
  </message>
  <message>
   <source>Hold to see the original (hold \)</source>
   <translation>Mantener para ver el original (mantener \)</translation>
  </message>
  <message>
   <source>More for the mask</source>
   <translation>Más para la máscara</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>Ver el original</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
 </context>
 <context>
  <name>ToolOptions</name>
  <message>
   <source>Brush size</source>
   <translation>Tamaño del pincel</translation>
  </message>
  <message>
   <source>Brush size ({less} and {more})</source>
   <translation>Tamaño del pincel ({less} y {more})</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>Dureza</translation>
  </message>
  <message>
   <source>Hardness ({less} and {more})</source>
   <translation>Dureza ({less} y {more})</translation>
  </message>
  <message>
   <source>Tolerance: how much colours may differ</source>
   <translation>Tolerancia: cuánto pueden diferir los colores</translation>
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
   <translation>Conservar</translation>
  </message>
  <message>
   <source>Keep this variant</source>
   <translation>Conservar esta variante</translation>
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
distinta de las demás</translation>
  </message>
 </context>
 <context>
  <name>_PhotoList</name>
  <message>
   <source>{name}
unlike the others</source>
   <translation>{name}
distinta de las demás</translation>
  </message>
 </context>
 <context>
  <name>devices</name>
  <message>
   <source>The CPU is used: as chosen.</source>
   <translation>Se usa la CPU: así se ha elegido.</translation>
  </message>
  <message>
   <source>The CPU is used: no graphics processor was found.</source>
   <translation>Se usa la CPU: no se encontró ningún procesador gráfico.</translation>
  </message>
 </context>
 <context>
  <name>dialogs</name>
  <message>
   <source>All files (*)</source>
   <translation>Todos los archivos (*)</translation>
  </message>
  <message>
   <source>Choose a folder with photos</source>
   <translation>Elegir una carpeta con fotos</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Eliminar</translation>
  </message>
  <message>
   <source>Don't save</source>
   <translation>No guardar</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>Exportar la máscara</translation>
  </message>
  <message>
   <source>Export the model</source>
   <translation>Exportar el modelo</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Importar una máscara</translation>
  </message>
  <message>
   <source>Import a model</source>
   <translation>Importar un modelo</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>Abrir una foto</translation>
  </message>
  <message>
   <source>Otherwise they are lost; the file itself stays as it is.</source>
   <translation>Si no, se pierden; el archivo se queda como está.</translation>
  </message>
  <message>
   <source>Overwrite</source>
   <translation>Sobrescribir</translation>
  </message>
  <message>
   <source>Overwriting it loses what the other program has written.</source>
   <translation>Al sobrescribirlo se pierde lo que escribió el otro programa.</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>Fotos</translation>
  </message>
  <message>
   <source>Projects of Inpaint App</source>
   <translation>Proyectos de Inpaint App</translation>
  </message>
  <message>
   <source>Save the changes to {name}?</source>
   <translation>¿Guardar los cambios de {name}?</translation>
  </message>
  <message>
   <source>Save the photo</source>
   <translation>Guardar la foto</translation>
  </message>
  <message>
   <source>Save the project</source>
   <translation>Guardar el proyecto</translation>
  </message>
  <message>
   <source>Save under another name…</source>
   <translation>Guardar con otro nombre…</translation>
  </message>
  <message>
   <source>{name} was changed by another program since it was opened.</source>
   <translation>Otro programa ha cambiado {name} desde que se abrió.</translation>
  </message>
 </context>
 <context>
  <name>errors</name>
  <message>
   <source>A model named {name} exists already; choose another name or remove it</source>
   <translation>Ya existe un modelo llamado {name}; elija otro nombre o elimínelo</translation>
  </message>
  <message>
   <source>A stopped learning named {name} waits; add --resume to go on with it, or remove it: inpaint-app models remove NAME</source>
   <translation>Hay un aprendizaje detenido llamado {name}; continúelo con --resume o elimínelo: inpaint-app models remove NAME</translation>
  </message>
  <message>
   <source>Memory was short, so a coarser fill was made; close other programs for a finer one.</source>
   <translation>Faltaba memoria, así que el relleno es más basto; cierra otros programas para obtener uno más fino.</translation>
  </message>
  <message>
   <source>Memory was short, so fewer pictures were learnt from at once</source>
   <translation>Faltaba memoria, así que se aprendió de menos imágenes a la vez</translation>
  </message>
  <message>
   <source>Nothing is left that may be copied; allow copying from some part of the photo</source>
   <translation>No queda nada que se pueda copiar; permite copiar de alguna parte de la foto</translation>
  </message>
  <message>
   <source>The camera data of this photo are damaged; it is shown as it is stored, and saved without them.</source>
   <translation>Los datos de cámara de esta foto están dañados; se muestra tal como está almacenada y se guarda sin ellos.</translation>
  </message>
  <message>
   <source>The colour profile of this photo is damaged; its colours are taken as sRGB.</source>
   <translation>El perfil de color de esta foto está dañado; sus colores se toman como sRGB.</translation>
  </message>
  <message>
   <source>The folder {name} cannot be read; choose another folder</source>
   <translation>La carpeta {name} no se puede leer; elige otra</translation>
  </message>
  <message>
   <source>The graphics processor gave values that are not numbers, so the CPU made this fill.</source>
   <translation>El procesador gráfico dio valores que no son números, así que este relleno lo hizo la CPU.</translation>
  </message>
  <message>
   <source>The graphics processor has stopped working, so the CPU is used until the next start.</source>
   <translation>El procesador gráfico dejó de funcionar, así que se usará la CPU hasta el próximo inicio.</translation>
  </message>
  <message>
   <source>The learning was begun with another network; begin it again</source>
   <translation>El aprendizaje se empezó con otra red; empiécelo de nuevo</translation>
  </message>
  <message>
   <source>The learning went astray and was stopped; its best moment is kept</source>
   <translation>El aprendizaje se desvió y se detuvo; se conserva su mejor momento</translation>
  </message>
  <message>
   <source>The learning {name} is of another folder ({folder}); choose another name</source>
   <translation>El aprendizaje {name} es de otra carpeta ({folder}); elija otro nombre</translation>
  </message>
  <message>
   <source>The learning {name} was begun by another version of the application; remove it and begin again</source>
   <translation>El aprendizaje {name} lo empezó otra versión de la aplicación; elimínelo y empiece de nuevo</translation>
  </message>
  <message>
   <source>The learnt model could not be saved in {name} ({reason}); make room and resume</source>
   <translation>No se pudo guardar el modelo aprendido en {name} ({reason}); haga sitio y continúe</translation>
  </message>
  <message>
   <source>The library of models could not change {name} ({reason}); see whether its folder can be written</source>
   <translation>La biblioteca de modelos no pudo cambiar {name} ({reason}); compruebe si se puede escribir en su carpeta</translation>
  </message>
  <message>
   <source>The mask and the photo differ in size; use a mask of the photo's size</source>
   <translation>La máscara y la foto tienen tamaños distintos; usa una máscara del tamaño de la foto</translation>
  </message>
  <message>
   <source>The mask covers the whole photo; leave something to learn from</source>
   <translation>La máscara cubre toda la foto; deja algo de lo que aprender</translation>
  </message>
  <message>
   <source>The mask is empty; paint over what should go first</source>
   <translation>La máscara está vacía; pinta primero sobre lo que sobra</translation>
  </message>
  <message>
   <source>The mask {name} has {mask_width} × {mask_height} pixels and the photo {width} × {height}; make them the same size</source>
   <translation>La máscara {name} tiene {mask_width} × {mask_height} píxeles y la foto {width} × {height}; haz que midan lo mismo</translation>
  </message>
  <message>
   <source>The memory of the graphics processor was not enough, so the CPU made this fill.</source>
   <translation>La memoria del procesador gráfico no bastó, así que este relleno lo hizo la CPU.</translation>
  </message>
  <message>
   <source>The model {name} cannot be read; choose another model or install the application again</source>
   <translation>El modelo {name} no se puede leer; elige otro o vuelve a instalar la aplicación</translation>
  </message>
  <message>
   <source>The model {name} cannot be used: {reason}; choose another model</source>
   <translation>El modelo {name} no se puede usar: {reason}; elige otro</translation>
  </message>
  <message>
   <source>The model {name} gave no usable result; choose another model</source>
   <translation>El modelo {name} no dio un resultado útil; elige otro</translation>
  </message>
  <message>
   <source>The model {name} gave values that are not numbers, so nothing was filled; choose another model</source>
   <translation>El modelo {name} dio valores que no son números, así que no se rellenó nada; elige otro</translation>
  </message>
  <message>
   <source>The photo was changed after this work on it; look at it closely</source>
   <translation>La foto cambió después de este trabajo; revísala con atención</translation>
  </message>
  <message>
   <source>The photo {name} has changed since and no longer fits the project; open it by itself</source>
   <translation>La foto {name} ha cambiado desde entonces y ya no encaja en el proyecto; ábrela por separado</translation>
  </message>
  <message>
   <source>The project {name} is damaged or cannot be read; open the photo itself</source>
   <translation>El proyecto {name} está dañado o no se puede leer; abre la propia foto</translation>
  </message>
  <message>
   <source>The project {name} was made by a newer version of the program; install that version</source>
   <translation>El proyecto {name} se hizo con una versión más nueva del programa; instala esa versión</translation>
  </message>
  <message>
   <source>The saved state of the learning {name} is damaged; begin again under another name</source>
   <translation>El estado guardado del aprendizaje {name} está dañado; empiece de nuevo con otro nombre</translation>
  </message>
  <message>
   <source>The settings were damaged and are now the defaults; the old file was kept as {name}.</source>
   <translation>Los ajustes estaban dañados y ahora son los predeterminados; el archivo antiguo se conserva como {name}.</translation>
  </message>
  <message>
   <source>The state of the learning could not be saved in {name} ({reason}); what was saved before is whole: make room on the disk and resume</source>
   <translation>No se pudo guardar el estado del aprendizaje en {name} ({reason}); lo guardado antes está intacto: haga sitio en el disco y continúe</translation>
  </message>
  <message>
   <source>The values of this file, from {low} to {high}, were reduced to 8 bits; the result is saved under another name.</source>
   <translation>Los valores de este archivo, de {low} a {high}, se han reducido a 8 bits; el resultado se guarda con otro nombre.</translation>
  </message>
  <message>
   <source>The {mode} colours of this file were converted to RGB; the result is saved as RGB under another name.</source>
   <translation>Los colores {mode} de este archivo se han convertido a RGB; el resultado se guarda en RGB con otro nombre.</translation>
  </message>
  <message>
   <source>There is no learnt model named {name}; the library holds: {known}</source>
   <translation>No hay ningún modelo aprendido llamado {name}; la biblioteca contiene: {known}</translation>
  </message>
  <message>
   <source>There is no stopped learning named {name}; begin it without --resume</source>
   <translation>No hay ningún aprendizaje detenido llamado {name}; empiécelo sin --resume</translation>
  </message>
  <message>
   <source>There is not enough memory for this fill; close other programs or paint a smaller hole</source>
   <translation>No hay memoria suficiente para este relleno; cierra otros programas o pinta un hueco más pequeño</translation>
  </message>
  <message>
   <source>There is not enough memory to learn; close other programs and resume</source>
   <translation>No hay memoria suficiente para aprender; cierre otros programas y continúe</translation>
  </message>
  <message>
   <source>There is not enough memory to open {name}; close other programs or make the photo smaller</source>
   <translation>No hay memoria suficiente para abrir {name}; cierra otros programas o reduce la foto</translation>
  </message>
  <message>
   <source>There is not enough memory to save this photo; close other programs and try again</source>
   <translation>No hay memoria suficiente para guardar esta foto; cierra otros programas e inténtalo de nuevo</translation>
  </message>
  <message>
   <source>This file has more than 8 bits per colour; it is edited in 8 bits and saved under another name.</source>
   <translation>Este archivo tiene más de 8 bits por color; se edita en 8 bits y se guarda con otro nombre.</translation>
  </message>
  <message>
   <source>This is picture 1 of {frames} in the file; the result is saved under another name, so that the others are not lost.</source>
   <translation>Esta es la imagen 1 de {frames} del archivo; el resultado se guarda con otro nombre para no perder las demás.</translation>
  </message>
  <message>
   <source>This photo could not be encoded as {format}; save it in another format</source>
   <translation>Esta foto no se pudo codificar como {format}; guárdala en otro formato</translation>
  </message>
  <message>
   <source>Too few photos are left in {name}; put them back and resume</source>
   <translation>Quedan muy pocas fotos en {name}; devuélvalas y continúe</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>el disco está lleno</translation>
  </message>
  <message>
   <source>the disk quota is used up</source>
   <translation>se ha agotado la cuota de disco</translation>
  </message>
  <message>
   <source>the file is larger than the disk allows</source>
   <translation>el archivo es mayor de lo que permite el disco</translation>
  </message>
  <message>
   <source>{count} left out, as there are very many</source>
   <translation>{count} omitidas, porque son muchísimas</translation>
  </message>
  <message>
   <source>{count} nearly alike</source>
   <translation>casi duplicadas: {count}</translation>
  </message>
  <message>
   <source>{count} no photo</source>
   <translation>{count} no son fotos</translation>
  </message>
  <message>
   <source>{count} photos have gone or changed and were left out</source>
   <translation>{count} fotos han desaparecido o cambiado y se omitieron</translation>
  </message>
  <message>
   <source>{count} photos usable</source>
   <translation>{count} fotos utilizables</translation>
  </message>
  <message>
   <source>{count} the same file again</source>
   <translation>{count} son el mismo archivo repetido</translation>
  </message>
  <message>
   <source>{count} too small</source>
   <translation>{count} demasiado pequeñas</translation>
  </message>
  <message>
   <source>{count} unlike all others</source>
   <translation>{count} distintas de las demás</translation>
  </message>
  <message>
   <source>{count} unreadable</source>
   <translation>{count} ilegibles</translation>
  </message>
  <message>
   <source>{file} covers the whole photo; leave something to fill it from</source>
   <translation>{file} cubre toda la foto; deja algo con lo que rellenar</translation>
  </message>
  <message>
   <source>{file} is no .safetensors file, the only kind of network</source>
   <translation>{file} no es un archivo .safetensors, el único tipo de red</translation>
  </message>
  <message>
   <source>{file} is the photo itself; give the result another name, or pass overwrite</source>
   <translation>{file} es la propia foto; da otro nombre al resultado o indica overwrite</translation>
  </message>
  <message>
   <source>{file} marks nothing; paint white what should be filled</source>
   <translation>{file} no marca nada; pinta de blanco lo que deba rellenarse</translation>
  </message>
  <message>
   <source>{file} was not filled: {reason}</source>
   <translation>{file} no se ha rellenado: {reason}</translation>
  </message>
  <message>
   <source>{format} cannot keep the transparency of this photo; save it as PNG, WebP or TIFF</source>
   <translation>{format} no puede conservar la transparencia de esta foto; guárdala como PNG, WebP o TIFF</translation>
  </message>
  <message>
   <source>{format} cannot say that the photo was filled; save it in another format or without the tag</source>
   <translation>{format} no puede decir que la foto se rellenó; guárdela en otro formato o sin la marca</translation>
  </message>
  <message>
   <source>{format} holds at most {limit} pixels a side and this photo has {side}; save it as PNG or TIFF</source>
   <translation>{format} admite como máximo {limit} píxeles por lado y esta foto tiene {side}; guárdala como PNG o TIFF</translation>
  </message>
  <message>
   <source>{name} cannot be read ({reason}); check the disk and the name</source>
   <translation>{name} no se puede leer ({reason}); comprueba el disco y el nombre</translation>
  </message>
  <message>
   <source>{name} cannot be saved in this format; end the name with .png, .jpg, .tif, .webp, .bmp or .avif</source>
   <translation>{name} no se puede guardar en este formato; termina el nombre en .png, .jpg, .tif, .webp, .bmp o .avif</translation>
  </message>
  <message>
   <source>{name} does not exist; it may have been moved or renamed</source>
   <translation>{name} no existe; puede que se haya movido o renombrado</translation>
  </message>
  <message>
   <source>{name} has more than {limit} GB; make the photo smaller</source>
   <translation>{name} ocupa más de {limit} GB; reduce la foto</translation>
  </message>
  <message>
   <source>{name} has {megapixels} megapixels and the limit is {limit}; make the photo smaller</source>
   <translation>{name} tiene {megapixels} megapíxeles y el límite es {limit}; reduce la foto</translation>
  </message>
  <message>
   <source>{name} holds more than can be saved back (further pictures, depth or colours); save under another name</source>
   <translation>{name} contiene más de lo que se puede volver a guardar (más imágenes, profundidad o colores); guarda con otro nombre</translation>
  </message>
  <message>
   <source>{name} holds {count} different photos that can be learnt from, and {least} are needed; choose a folder with more</source>
   <translation>{name} contiene {count} fotos distintas de las que aprender y se necesitan {least}; elija una carpeta con más</translation>
  </message>
  <message>
   <source>{name} is a HEIC photo and the plug-in for these is missing; install pillow-heif or save the photo as JPEG</source>
   <translation>{name} es una foto HEIC y falta el complemento; instala pillow-heif o guarda la foto como JPEG</translation>
  </message>
  <message>
   <source>{name} is a device and not a file; choose another name</source>
   <translation>{name} es un dispositivo y no un archivo; elige otro nombre</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a name for the file in it</source>
   <translation>{name} es una carpeta; elige dentro un nombre para el archivo</translation>
  </message>
  <message>
   <source>{name} is a folder; choose a photo in it</source>
   <translation>{name} es una carpeta; elige una foto de dentro</translation>
  </message>
  <message>
   <source>{name} is being learnt; choose another name</source>
   <translation>{name} se está aprendiendo; elija otro nombre</translation>
  </message>
  <message>
   <source>{name} is being learnt; wait until that has ended</source>
   <translation>{name} se está aprendiendo; espere a que termine</translation>
  </message>
  <message>
   <source>{name} is damaged or incomplete ({format}); copy it from its source again</source>
   <translation>{name} está dañado o incompleto ({format}); vuelve a copiarlo de su origen</translation>
  </message>
  <message>
   <source>{name} is empty; choose another file</source>
   <translation>{name} está vacío; elige otro archivo</translation>
  </message>
  <message>
   <source>{name} is no ordinary file; choose a photo</source>
   <translation>{name} no es un archivo normal; elige una foto</translation>
  </message>
  <message>
   <source>{name} is no possible file name; choose another name</source>
   <translation>{name} no es un nombre de archivo posible; elige otro</translation>
  </message>
  <message>
   <source>{name} is no possible name of a model; use letters, digits, spaces and hyphens</source>
   <translation>{name} no puede ser el nombre de un modelo; use letras, cifras, espacios y guiones</translation>
  </message>
  <message>
   <source>{name} is not a picture (it looks like {kind}); choose a photo</source>
   <translation>{name} no es una imagen (parece {kind}); elige una foto</translation>
  </message>
  <message>
   <source>{name} is not a picture, or is damaged; choose another file</source>
   <translation>{name} no es una imagen o está dañado; elige otro archivo</translation>
  </message>
  <message>
   <source>{name} is of the format {format}, which is not offered; save it as JPEG or PNG first</source>
   <translation>{name} tiene el formato {format}, que no se admite; guárdalo antes como JPEG o PNG</translation>
  </message>
  <message>
   <source>{name} is write-protected and was left as it is; save under another name</source>
   <translation>{name} está protegido contra escritura y no se ha tocado; guarda con otro nombre</translation>
  </message>
  <message>
   <source>{name} may not be read; ask its owner for permission or copy it</source>
   <translation>No tienes permiso para leer {name}; pídeselo al propietario o copia el archivo</translation>
  </message>
  <message>
   <source>{name} was not saved ({reason}); an old file is untouched, so try again or save elsewhere</source>
   <translation>{name} no se ha guardado ({reason}); el archivo antiguo sigue intacto: inténtalo de nuevo o guarda en otro sitio</translation>
  </message>
  <message>
   <source>{name} was not saved because its folder does not exist; save elsewhere</source>
   <translation>{name} no se ha guardado porque su carpeta no existe; guarda en otro sitio</translation>
  </message>
  <message>
   <source>{name} was not saved because its name is too long; save under a shorter name</source>
   <translation>{name} no se ha guardado porque el nombre es demasiado largo; usa uno más corto</translation>
  </message>
  <message>
   <source>{name} was not saved because this folder may not be written to; save elsewhere</source>
   <translation>{name} no se ha guardado porque no se puede escribir en esta carpeta; guarda en otro sitio</translation>
  </message>
  <message>
   <source>{name} was not saved because {reason}; an old file is untouched, so make room or save elsewhere</source>
   <translation>{name} no se ha guardado: {reason}; el archivo antiguo sigue intacto: libera espacio o guarda en otro sitio</translation>
  </message>
 </context>
 <context>
  <name>gestures</name>
  <message>
   <source>Shape</source>
   <translation>Forma</translation>
  </message>
 </context>
 <context>
  <name>keys</name>
  <message>
   <source>Actual pixels</source>
   <translation>Píxeles reales</translation>
  </message>
  <message>
   <source>Add to the mask</source>
   <translation>Añadir a la máscara</translation>
  </message>
  <message>
   <source>Alt+Drag, Alt+Click</source>
   <translation>Alt+arrastrar, Alt+clic</translation>
  </message>
  <message>
   <source>Alt+Right-drag up or down</source>
   <translation>Alt+arrastrar con el derecho arriba o abajo</translation>
  </message>
  <message>
   <source>Brush</source>
   <translation>Pincel</translation>
  </message>
  <message>
   <source>Brush size</source>
   <translation>Tamaño del pincel</translation>
  </message>
  <message>
   <source>Choose</source>
   <translation>Elegir</translation>
  </message>
  <message>
   <source>Choose an object: click it, or drag a box</source>
   <translation>Elegir un objeto: clic o arrastrar un recuadro</translation>
  </message>
  <message>
   <source>Choose by colour</source>
   <translation>Elegir por color</translation>
  </message>
  <message>
   <source>Clear the mask</source>
   <translation>Borrar la máscara</translation>
  </message>
  <message>
   <source>Click inside the mask</source>
   <translation>Clic dentro de la máscara</translation>
  </message>
  <message>
   <source>Close a polygon</source>
   <translation>Cerrar un polígono</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Comparar</translation>
  </message>
  <message>
   <source>Copy from everywhere again</source>
   <translation>Volver a copiar de cualquier parte</translation>
  </message>
  <message>
   <source>Copy the photo</source>
   <translation>Copiar la foto</translation>
  </message>
  <message>
   <source>Ctrl+Wheel, Alt+Right-drag</source>
   <translation>Ctrl+rueda, Alt+arrastrar con el derecho</translation>
  </message>
  <message>
   <source>Ellipse</source>
   <translation>Elipse</translation>
  </message>
  <message>
   <source>Enter, Double-click</source>
   <translation>Intro, doble clic</translation>
  </message>
  <message>
   <source>Erase while painting</source>
   <translation>Borrar mientras se pinta</translation>
  </message>
  <message>
   <source>Eraser</source>
   <translation>Borrador</translation>
  </message>
  <message>
   <source>Export the mask</source>
   <translation>Exportar la máscara</translation>
  </message>
  <message>
   <source>Feather the mask</source>
   <translation>Suavizar el borde de la máscara</translation>
  </message>
  <message>
   <source>Fill</source>
   <translation>Rellenar</translation>
  </message>
  <message>
   <source>Fill after each stroke</source>
   <translation>Rellenar tras cada trazo</translation>
  </message>
  <message>
   <source>Fill in four variants</source>
   <translation>Rellenar en cuatro variantes</translation>
  </message>
  <message>
   <source>Find dust and scratches</source>
   <translation>Buscar polvo y arañazos</translation>
  </message>
  <message>
   <source>First variant</source>
   <translation>Primera variante</translation>
  </message>
  <message>
   <source>Fit the window</source>
   <translation>Ajustar a la ventana</translation>
  </message>
  <message>
   <source>Fourth variant</source>
   <translation>Cuarta variante</translation>
  </message>
  <message>
   <source>Grow the mask</source>
   <translation>Ampliar la máscara</translation>
  </message>
  <message>
   <source>Harder brush</source>
   <translation>Pincel más duro</translation>
  </message>
  <message>
   <source>Hardness</source>
   <translation>Dureza</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historial</translation>
  </message>
  <message>
   <source>Hold \</source>
   <translation>Mantener \</translation>
  </message>
  <message>
   <source>How sure are the fills?</source>
   <translation>¿Qué seguridad tienen los rellenos?</translation>
  </message>
  <message>
   <source>Import a mask</source>
   <translation>Importar una máscara</translation>
  </message>
  <message>
   <source>Invert the mask</source>
   <translation>Invertir la máscara</translation>
  </message>
  <message>
   <source>Keys and mouse</source>
   <translation>Teclas y ratón</translation>
  </message>
  <message>
   <source>Larger brush</source>
   <translation>Pincel más grande</translation>
  </message>
  <message>
   <source>Lasso</source>
   <translation>Lazo</translation>
  </message>
  <message>
   <source>Learn</source>
   <translation>Aprender</translation>
  </message>
  <message>
   <source>Learn from this photo before a fill</source>
   <translation>Aprender de esta foto antes de rellenar</translation>
  </message>
  <message>
   <source>Learnt models</source>
   <translation>Modelos aprendidos</translation>
  </message>
  <message>
   <source>Leave the program</source>
   <translation>Salir del programa</translation>
  </message>
  <message>
   <source>Mask</source>
   <translation>Máscara</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menú</translation>
  </message>
  <message>
   <source>Move the photo</source>
   <translation>Mover la foto</translation>
  </message>
  <message>
   <source>Next photo of the folder</source>
   <translation>Foto siguiente de la carpeta</translation>
  </message>
  <message>
   <source>Next variant</source>
   <translation>Variante siguiente</translation>
  </message>
  <message>
   <source>Open a photo</source>
   <translation>Abrir una foto</translation>
  </message>
  <message>
   <source>Original beside the result</source>
   <translation>Original junto al resultado</translation>
  </message>
  <message>
   <source>Paint</source>
   <translation>Pintar</translation>
  </message>
  <message>
   <source>Paste a picture</source>
   <translation>Pegar una imagen</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Foto</translation>
  </message>
  <message>
   <source>Polygon</source>
   <translation>Polígono</translation>
  </message>
  <message>
   <source>Previous photo of the folder</source>
   <translation>Foto anterior de la carpeta</translation>
  </message>
  <message>
   <source>Previous variant</source>
   <translation>Variante anterior</translation>
  </message>
  <message>
   <source>Rectangle</source>
   <translation>Rectángulo</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Rehacer</translation>
  </message>
  <message>
   <source>Restore the original</source>
   <translation>Restaurar el original</translation>
  </message>
  <message>
   <source>Right-drag, Alt+Drag</source>
   <translation>Arrastrar con el derecho, Alt+arrastrar</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <source>Save the project, to go on later</source>
   <translation>Guardar el proyecto para seguir luego</translation>
  </message>
  <message>
   <source>Save under another name</source>
   <translation>Guardar con otro nombre</translation>
  </message>
  <message>
   <source>Second variant</source>
   <translation>Segunda variante</translation>
  </message>
  <message>
   <source>See the original</source>
   <translation>Ver el original</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Shift+Click</source>
   <translation>Mayús+clic</translation>
  </message>
  <message>
   <source>Shift+Drag, Shift+Click</source>
   <translation>Mayús+arrastrar, Mayús+clic</translation>
  </message>
  <message>
   <source>Show or hide the mask</source>
   <translation>Mostrar u ocultar la máscara</translation>
  </message>
  <message>
   <source>Shrink the mask</source>
   <translation>Reducir la máscara</translation>
  </message>
  <message>
   <source>Smaller brush</source>
   <translation>Pincel más pequeño</translation>
  </message>
  <message>
   <source>Softer brush</source>
   <translation>Pincel más suave</translation>
  </message>
  <message>
   <source>Space+Drag, Middle-drag, two fingers</source>
   <translation>Espacio+arrastrar, arrastrar con el central, dos dedos</translation>
  </message>
  <message>
   <source>Stop the fill, drop the stroke or the mask</source>
   <translation>Detener el relleno, descartar el trazo o la máscara</translation>
  </message>
  <message>
   <source>Straight line from the last stroke</source>
   <translation>Línea recta desde el último trazo</translation>
  </message>
  <message>
   <source>Take away from the mask</source>
   <translation>Quitar de la máscara</translation>
  </message>
  <message>
   <source>Teach it your photos</source>
   <translation>Enséñele sus fotos</translation>
  </message>
  <message>
   <source>Third variant</source>
   <translation>Tercera variante</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Vista</translation>
  </message>
  <message>
   <source>Wheel, Pinch</source>
   <translation>Rueda, pellizcar</translation>
  </message>
  <message>
   <source>Where did this come from?</source>
   <translation>¿De dónde viene esto?</translation>
  </message>
  <message>
   <source>Where not to copy from</source>
   <translation>De dónde no copiar</translation>
  </message>
  <message>
   <source>Zoom at the cursor</source>
   <translation>Zoom en el cursor</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Acercar</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Alejar</translation>
  </message>
 </context>
 <context>
  <name>learning</name>
  <message>
   <source>Nearly the same, so never both learnt from and judged</source>
   <translation>Casi iguales, así que nunca se aprende de una y se juzga con otra</translation>
  </message>
  <message>
   <source>Unlike the others</source>
   <translation>Distintas de las demás</translation>
  </message>
  <message>
   <source>about {hours} h left</source>
   <translation>quedan unas {hours} h</translation>
  </message>
  <message>
   <source>about {minutes} min left</source>
   <translation>quedan unos {minutes} min</translation>
  </message>
  <message>
   <source>and {count} more</source>
   <translation>y {count} más</translation>
  </message>
  <message>
   <source>less than a minute left</source>
   <translation>queda menos de un minuto</translation>
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
   <translation>Fundiendo</translation>
  </message>
  <message>
   <source>Comparing the photos</source>
   <translation>Comparando las fotos</translation>
  </message>
  <message>
   <source>Filling</source>
   <translation>Rellenando</translation>
  </message>
  <message>
   <source>Filling photos kept aside, as it is now</source>
   <translation>Rellenando fotos apartadas, tal como está ahora</translation>
  </message>
  <message>
   <source>Filling the same holes again</source>
   <translation>Rellenando otra vez los mismos huecos</translation>
  </message>
  <message>
   <source>Learning</source>
   <translation>Aprendiendo</translation>
  </message>
  <message>
   <source>Learning the photo</source>
   <translation>Aprendiendo la foto</translation>
  </message>
  <message>
   <source>Loading the network…</source>
   <translation>Cargando la red…</translation>
  </message>
  <message>
   <source>Looking at the photos</source>
   <translation>Mirando las fotos</translation>
  </message>
  <message>
   <source>Looking for defects</source>
   <translation>Buscando defectos</translation>
  </message>
  <message>
   <source>Looking for what to copy</source>
   <translation>Buscando qué copiar</translation>
  </message>
  <message>
   <source>Looking through the folder</source>
   <translation>Recorriendo la carpeta</translation>
  </message>
  <message>
   <source>Reading the photos</source>
   <translation>Leyendo las fotos</translation>
  </message>
  <message>
   <source>Reconstructing</source>
   <translation>Reconstruyendo</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Deteniendo…</translation>
  </message>
  <message>
   <source>Trying again on the CPU</source>
   <translation>Nuevo intento con la CPU</translation>
  </message>
  <message>
   <source>Trying where to look for what to copy</source>
   <translation>Se prueba dónde buscar lo que se copia</translation>
  </message>
 </context>
</TS>
