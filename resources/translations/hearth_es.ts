<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AppLayer</name>
    <message>
        <source>Starting …</source>
        <translation>Iniciando…</translation>
    </message>
</context>
<context>
    <name>AppPage</name>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>the whole Internet</source>
        <translation>todo Internet</translation>
    </message>
    <message>
        <source>game pads</source>
        <translation>mandos de juego</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>sonido</translation>
    </message>
    <message>
        <source>seeing appliances</source>
        <translation>ver los aparatos</translation>
    </message>
    <message>
        <source>driving appliances</source>
        <translation>controlar los aparatos</translation>
    </message>
    <message>
        <source>%1 · signed by its maker and checked by Hearth</source>
        <translation>%1 · firmada por su autor y verificada por Hearth</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Mando</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Installing · %1 of %2</source>
        <translation>Instalando · %1 de %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Instalar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Asks for nothing</source>
        <translation>No pide nada</translation>
    </message>
    <message>
        <source>Asks for: %1</source>
        <translation>Pide: %1</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>¿Eliminar %1?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Remove it and what it saved</source>
        <translation>Eliminarla con lo que guardó</translation>
    </message>
</context>
<context>
    <name>AppliancePage</name>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Preguntando…</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Ambiente %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modo</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Ventilador</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Puerta</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
</context>
<context>
    <name>ApplianceWords</name>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Frío</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>Calor</translation>
    </message>
    <message>
        <source>Drying</source>
        <translation>Seco</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Ventilación</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Silencioso</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Bajo</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>No disponible</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Queda %n min</numerusform>
            <numerusform>Quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>Ahora no responde</translation>
    </message>
    <message>
        <source>Room %1, set to %2</source>
        <translation>Ambiente %1, ajustado a %2</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Ambiente %1</translation>
    </message>
    <message>
        <source>Door open</source>
        <translation>Puerta abierta</translation>
    </message>
    <message>
        <source>Door closed</source>
        <translation>Puerta cerrada</translation>
    </message>
    <message>
        <source>Open since %1</source>
        <translation>Abierta desde %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
</context>
<context>
    <name>FilmLayer</name>
    <message>
        <source>Back to Home</source>
        <translation>Volver al inicio</translation>
    </message>
</context>
<context>
    <name>FilmOsd</name>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Alemán</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chino</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Francés</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Árabe</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Season %1, episode %2 · %3</source>
        <translation>Temporada %1, episodio %2 · %3</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>Termina a las %1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>Subtítulos: %1</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Sin subtítulos</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Audio: %1</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>No sound device answers; the film goes on without sound</source>
        <translation>Ningún dispositivo de sonido responde; la película sigue sin sonido</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Subtítulos</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Películas</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps y juegos</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>En casa</translation>
    </message>
    <message>
        <source>Nothing to watch yet</source>
        <translation>Aún no hay nada que ver</translation>
    </message>
    <message>
        <source>Start Hearth with a folder of films, or connect a disk. Appliances appear here by themselves.</source>
        <translation>Inicie Hearth con una carpeta de películas o conecte un disco. Los aparatos aparecen aquí por sí solos.</translation>
    </message>
</context>
<context>
    <name>HomeTile</name>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>En la tienda</translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>Queda %n s</numerusform>
            <numerusform>Quedan %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Queda %n min</numerusform>
            <numerusform>Quedan %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>S%1 E%2 · %3</source>
        <translation>T%1 E%2 · %3</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Temporada %1, episodio %2</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Juego</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>%1 · cannot be read</source>
        <translation>%1 · ilegible</translation>
    </message>
</context>
<context>
    <name>KeyGrid</name>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Borrar todo</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Otras letras</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps y juegos</translation>
    </message>
    <message>
        <source>My home</source>
        <translation>Mi casa</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>El móvil como mando</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
</context>
<context>
    <name>MyHomePage</name>
    <message>
        <source>My home</source>
        <translation>Mi casa</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Otros sitios</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>All controls</source>
        <translation>Todos los controles</translation>
    </message>
    <message>
        <source>Works without the internet</source>
        <translation>Funciona sin internet</translation>
    </message>
    <message>
        <source>It does not answer now; its last state is shown</source>
        <translation>Ahora no responde; se muestra su último estado</translation>
    </message>
    <message>
        <source>No appliances yet</source>
        <translation>Aún no hay aparatos</translation>
    </message>
    <message>
        <source>Switch an appliance on. It appears here by itself, with its controls and its room.</source>
        <translation>Encienda un aparato. Aparece aquí por sí solo, con sus controles y su habitación.</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>chosen</source>
        <translation>elegido</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Phone as remote</source>
        <translation>El móvil como mando</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Código nuevo</translation>
    </message>
    <message>
        <source>Open this address on the phone and type the code. The code works once, for five minutes.</source>
        <translation>Abra esta dirección en el móvil y escriba el código. Vale una sola vez, durante cinco minutos.</translation>
    </message>
    <message>
        <source>Only this machine can open the address. For phones, start Hearth with --lan.</source>
        <translation>Solo este equipo puede abrir la dirección. Para móviles, inicie Hearth con --lan.</translation>
    </message>
</context>
<context>
    <name>PhonesPanel</name>
    <message>
        <source>A phone</source>
        <translation>Un móvil</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Last here %1</source>
        <translation>Última vez: %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Films and series</source>
        <translation>Películas y series</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>En casa</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps y juegos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Films, series, apps, appliances, settings</source>
        <translation>Películas, series, apps, aparatos, ajustes</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nada se llama así</translation>
    </message>
    <message>
        <source>Type a beginning; slips are forgiven.</source>
        <translation>Escriba el comienzo; se perdonan las erratas.</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word of the name.</source>
        <translation>Pruebe con menos letras u otra palabra del nombre.</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>On</source>
        <translation>Encendido</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Apagado</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Móviles</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>Idioma y región</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>What the TV writes and says; films keep their own.</source>
        <translation>Lo que el televisor escribe y dice; las películas conservan el suyo.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 horas</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 horas</translation>
    </message>
    <message>
        <source>Picture and movement</source>
        <translation>Imagen y movimiento</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Black grounds, white words, bright frames.</source>
        <translation>Fondos negros, letras blancas, marcos brillantes.</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Pages and focus change at once.</source>
        <translation>Las páginas y el foco cambian al instante.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Quieter while the home tells something</source>
        <translation>Más bajo cuando la casa avisa de algo</translation>
    </message>
    <message>
        <source>Films and apps step back for an alert.</source>
        <translation>Las películas y apps ceden ante un aviso.</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>Apps and games</source>
        <translation>Apps y juegos</translation>
    </message>
    <message>
        <source>All apps</source>
        <translation>Todas las apps</translation>
    </message>
    <message>
        <source>The store is empty</source>
        <translation>La tienda está vacía</translation>
    </message>
    <message>
        <source>It cannot be reached now, or offers nothing yet. What is installed still works.</source>
        <translation>Ahora no se puede acceder o aún no ofrece nada. Lo instalado sigue funcionando.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1: abierta</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Apps</name>
    <message>
        <source>%1 stopped several times and was closed</source>
        <translation>%1 se detuvo varias veces y se cerró</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Hub</name>
    <message>
        <source>The household's memory was damaged and starts afresh</source>
        <translation>La memoria del hogar estaba dañada y empieza de nuevo</translation>
    </message>
    <message>
        <source>The store cannot be opened: %1</source>
        <translation>No se puede abrir la tienda: %1</translation>
    </message>
    <message>
        <source>The film ends here: the rest of its file is missing</source>
        <translation>La película termina aquí: falta el resto del archivo</translation>
    </message>
    <message>
        <source>The disk is full: Hearth works on, but forgets what is new. Remove apps or films to make room</source>
        <translation>El disco está lleno: Hearth sigue, pero olvida lo nuevo. Elimine apps o películas para hacer sitio</translation>
    </message>
    <message>
        <source>%1 stopped several times (%2)</source>
        <translation>%1 se detuvo varias veces (%2)</translation>
    </message>
    <message>
        <source>A phone was paired</source>
        <translation>Se emparejó un móvil</translation>
    </message>
    <message>
        <source>A phone was paired: %1</source>
        <translation>Se emparejó un móvil: %1</translation>
    </message>
    <message>
        <source>The phone page cannot be served: its port is taken</source>
        <translation>No se puede servir la página del móvil: el puerto está ocupado</translation>
    </message>
    <message>
        <source>Start Hearth with another --phone-port</source>
        <translation>Inicie Hearth con otro --phone-port</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Playback</name>
    <message>
        <source>The player stopped several times with this film</source>
        <translation>El reproductor se detuvo varias veces con esta película</translation>
    </message>
    <message>
        <source>Try another film; this one may be damaged</source>
        <translation>Pruebe otra película; esta puede estar dañada</translation>
    </message>
    <message>
        <source>The film's file cannot be opened</source>
        <translation>No se puede abrir el archivo de la película</translation>
    </message>
    <message>
        <source>The player is starting</source>
        <translation>El reproductor se está iniciando</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Inténtelo de nuevo en un momento</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>No hay ninguna película abierta</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Abra una primero</translation>
    </message>
</context>
</TS>
