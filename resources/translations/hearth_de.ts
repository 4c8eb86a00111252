<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AppLayer</name>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
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
        <translation>das ganze Internet</translation>
    </message>
    <message>
        <source>game pads</source>
        <translation>Gamepads</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>seeing appliances</source>
        <translation>Geräte sehen</translation>
    </message>
    <message>
        <source>driving appliances</source>
        <translation>Geräte steuern</translation>
    </message>
    <message>
        <source>%1 · signed by its maker and checked by Hearth</source>
        <translation>%1 · vom Hersteller signiert, von Hearth geprüft</translation>
    </message>
    <message>
        <source>Remote</source>
        <translation>Fernbedienung</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Installing · %1 of %2</source>
        <translation>Wird installiert · %1 von %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Asks for nothing</source>
        <translation>Verlangt nichts</translation>
    </message>
    <message>
        <source>Asks for: %1</source>
        <translation>Verlangt: %1</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove it and what it saved</source>
        <translation>Mit allem Gespeicherten entfernen</translation>
    </message>
</context>
<context>
    <name>AppliancePage</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Fragt …</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Raum %1</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Betriebsart</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Lüfter</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Ein/Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
</context>
<context>
    <name>ApplianceWords</name>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Kühlen</translation>
    </message>
    <message>
        <source>Heating</source>
        <translation>Heizen</translation>
    </message>
    <message>
        <source>Drying</source>
        <translation>Trocknen</translation>
    </message>
    <message>
        <source>Fan</source>
        <translation>Lüften</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Leise</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Noch %n Min.</numerusform>
            <numerusform>Noch %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>It does not answer now</source>
        <translation>Antwortet gerade nicht</translation>
    </message>
    <message>
        <source>Room %1, set to %2</source>
        <translation>Raum %1, eingestellt %2</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Raum %1</translation>
    </message>
    <message>
        <source>Door open</source>
        <translation>Tür offen</translation>
    </message>
    <message>
        <source>Door closed</source>
        <translation>Tür geschlossen</translation>
    </message>
    <message>
        <source>Open since %1</source>
        <translation>Offen seit %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>FilmLayer</name>
    <message>
        <source>Back to Home</source>
        <translation>Zurück zur Startseite</translation>
    </message>
</context>
<context>
    <name>FilmOsd</name>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Season %1, episode %2 · %3</source>
        <translation>Staffel %1, Folge %2 · %3</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>Endet %1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>Untertitel: %1</translation>
    </message>
    <message>
        <source>No subtitles</source>
        <translation>Keine Untertitel</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>Ton: %1</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>No sound device answers; the film goes on without sound</source>
        <translation>Kein Tongerät antwortet; der Film läuft ohne Ton weiter</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Continue</source>
        <translation>Weiterschauen</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps und Spiele</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>Zuhause</translation>
    </message>
    <message>
        <source>Nothing to watch yet</source>
        <translation>Noch nichts anzusehen</translation>
    </message>
    <message>
        <source>Start Hearth with a folder of films, or connect a disk. Appliances appear here by themselves.</source>
        <translation>Starten Sie Hearth mit einem Ordner voller Filme oder schließen Sie eine Festplatte an. Geräte erscheinen hier von selbst.</translation>
    </message>
</context>
<context>
    <name>HomeTile</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>Im Store</translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>Noch %n Sek.</numerusform>
            <numerusform>Noch %n Sek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <translation>
            <numerusform>Noch %n Min.</numerusform>
            <numerusform>Noch %n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>S%1 E%2 · %3</source>
        <translation>S%1 F%2 · %3</translation>
    </message>
    <message>
        <source>Season %1, episode %2</source>
        <translation>Staffel %1, Folge %2</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n Sek.</numerusform>
            <numerusform>%n Sek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>%1 · cannot be read</source>
        <translation>%1 · nicht lesbar</translation>
    </message>
</context>
<context>
    <name>KeyGrid</name>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Andere Buchstaben</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Home</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps und Spiele</translation>
    </message>
    <message>
        <source>My home</source>
        <translation>Mein Zuhause</translation>
    </message>
    <message>
        <source>Phone as remote</source>
        <translation>Handy als Fernbedienung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>MyHomePage</name>
    <message>
        <source>My home</source>
        <translation>Mein Zuhause</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>All controls</source>
        <translation>Alle Bedienelemente</translation>
    </message>
    <message>
        <source>Works without the internet</source>
        <translation>Funktioniert ohne Internet</translation>
    </message>
    <message>
        <source>It does not answer now; its last state is shown</source>
        <translation>Antwortet gerade nicht; gezeigt wird der letzte Zustand</translation>
    </message>
    <message>
        <source>No appliances yet</source>
        <translation>Noch keine Geräte</translation>
    </message>
    <message>
        <source>Switch an appliance on. It appears here by itself, with its controls and its room.</source>
        <translation>Schalten Sie ein Gerät ein. Es erscheint hier von selbst, mit Bedienung und Raum.</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
</context>
<context>
    <name>PhonePage</name>
    <message>
        <source>Phone as remote</source>
        <translation>Handy als Fernbedienung</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Neuer Code</translation>
    </message>
    <message>
        <source>Open this address on the phone and type the code. The code works once, for five minutes.</source>
        <translation>Öffnen Sie diese Adresse auf dem Handy und geben Sie den Code ein. Er gilt einmal und fünf Minuten lang.</translation>
    </message>
    <message>
        <source>Only this machine can open the address. For phones, start Hearth with --lan.</source>
        <translation>Nur dieses Gerät kann die Adresse öffnen. Für Handys starten Sie Hearth mit --lan.</translation>
    </message>
</context>
<context>
    <name>PhonesPanel</name>
    <message>
        <source>A phone</source>
        <translation>Ein Handy</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Last here %1</source>
        <translation>Zuletzt hier: %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Films and series</source>
        <translation>Filme und Serien</translation>
    </message>
    <message>
        <source>At home</source>
        <translation>Zuhause</translation>
    </message>
    <message>
        <source>Apps and games</source>
        <translation>Apps und Spiele</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Films, series, apps, appliances, settings</source>
        <translation>Filme, Serien, Apps, Geräte, Einstellungen</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nichts heißt so</translation>
    </message>
    <message>
        <source>Type a beginning; slips are forgiven.</source>
        <translation>Ein Anfang genügt; Tippfehler werden verziehen.</translation>
    </message>
    <message>
        <source>Try fewer letters, or another word of the name.</source>
        <translation>Versuchen Sie weniger Buchstaben oder ein anderes Wort des Namens.</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Handys</translation>
    </message>
    <message>
        <source>Language and region</source>
        <translation>Sprache und Region</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>What the TV writes and says; films keep their own.</source>
        <translation>Was der Fernseher schreibt und sagt; Filme behalten ihre Sprache.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 Stunden</translation>
    </message>
    <message>
        <source>Picture and movement</source>
        <translation>Bild und Bewegung</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Black grounds, white words, bright frames.</source>
        <translation>Schwarzer Grund, weiße Schrift, helle Rahmen.</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Pages and focus change at once.</source>
        <translation>Seiten und Fokus wechseln sofort.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Quieter while the home tells something</source>
        <translation>Leiser, während das Zuhause etwas meldet</translation>
    </message>
    <message>
        <source>Films and apps step back for an alert.</source>
        <translation>Filme und Apps treten für eine Meldung zurück.</translation>
    </message>
</context>
<context>
    <name>StorePage</name>
    <message>
        <source>Apps and games</source>
        <translation>Apps und Spiele</translation>
    </message>
    <message>
        <source>All apps</source>
        <translation>Alle Apps</translation>
    </message>
    <message>
        <source>The store is empty</source>
        <translation>Der Store ist leer</translation>
    </message>
    <message>
        <source>It cannot be reached now, or offers nothing yet. What is installed still works.</source>
        <translation>Er ist gerade nicht erreichbar oder bietet noch nichts. Installiertes funktioniert weiter.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n Min.</numerusform>
            <numerusform>%n Min.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1 offen</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Apps</name>
    <message>
        <source>%1 stopped several times and was closed</source>
        <translation>%1 ist mehrmals abgestürzt und wurde geschlossen</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Hub</name>
    <message>
        <source>The household's memory was damaged and starts afresh</source>
        <translation>Das Gedächtnis des Haushalts war beschädigt und beginnt neu</translation>
    </message>
    <message>
        <source>The store cannot be opened: %1</source>
        <translation>Der Store lässt sich nicht öffnen: %1</translation>
    </message>
    <message>
        <source>The film ends here: the rest of its file is missing</source>
        <translation>Der Film endet hier: Der Rest der Datei fehlt</translation>
    </message>
    <message>
        <source>The disk is full: Hearth works on, but forgets what is new. Remove apps or films to make room</source>
        <translation>Der Speicher ist voll: Hearth läuft weiter, vergisst aber Neues. Entfernen Sie Apps oder Filme</translation>
    </message>
    <message>
        <source>%1 stopped several times (%2)</source>
        <translation>%1 ist mehrmals abgestürzt (%2)</translation>
    </message>
    <message>
        <source>A phone was paired</source>
        <translation>Ein Handy wurde gekoppelt</translation>
    </message>
    <message>
        <source>A phone was paired: %1</source>
        <translation>Ein Handy wurde gekoppelt: %1</translation>
    </message>
    <message>
        <source>The phone page cannot be served: its port is taken</source>
        <translation>Die Handyseite kann nicht angeboten werden: Der Port ist belegt</translation>
    </message>
    <message>
        <source>Start Hearth with another --phone-port</source>
        <translation>Starten Sie Hearth mit einem anderen --phone-port</translation>
    </message>
</context>
<context>
    <name>hearth::bridge::Playback</name>
    <message>
        <source>The player stopped several times with this film</source>
        <translation>Der Player ist bei diesem Film mehrmals abgestürzt</translation>
    </message>
    <message>
        <source>Try another film; this one may be damaged</source>
        <translation>Versuchen Sie einen anderen Film; dieser ist vielleicht beschädigt</translation>
    </message>
    <message>
        <source>The film's file cannot be opened</source>
        <translation>Die Datei des Films lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The player is starting</source>
        <translation>Der Player startet</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
        <source>No film is open</source>
        <translation>Kein Film ist geöffnet</translation>
    </message>
    <message>
        <source>Open one first</source>
        <translation>Öffnen Sie zuerst einen</translation>
    </message>
</context>
</TS>
