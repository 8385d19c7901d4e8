@echo off
rem Builds glmsh on first use and after a change of its sources, then starts it.
rem
rem   glmsh [options]         see glmsh --help
rem   glmsh install-kernel    for notebooks; see docs/kernel.md
rem
rem Java comes from JAVA_HOME or the PATH. GLMSH_JAVA_OPTS is handed to it, such as -Xmx8g.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
set "LIB=%HOME_DIR%\repl\target\lib"

if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
set "VERSION="
for /f "tokens=3 delims= " %%v in ('"%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do set "VERSION=%%~v"
if not defined VERSION (
    echo glmsh: there is no Java in JAVA_HOME or on the PATH; install a JDK, 17 or newer 1>&2
    exit /b 1
)
for /f "tokens=1 delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
    echo glmsh: Java is %VERSION%; glmsh needs a JDK, 17 or newer: install one or set JAVA_HOME 1>&2
    exit /b 1
)

set "KERNEL_LIB=%HOME_DIR%\kernel\target\lib"
if not exist "%LIB%\.built" goto build
powershell -NoProfile -Command "$built = (Get-Item -Force '%LIB%\.built').LastWriteTime; $changed = 'session','shell','repl','kernel' | ForEach-Object { Get-ChildItem -Recurse -File \"$env:HOME_DIR\$_\src\main\"; Get-Item \"$env:HOME_DIR\$_\pom.xml\" } | Where-Object { $_.LastWriteTime -gt $built } | Select-Object -First 1; exit [int][bool]$changed"
if errorlevel 1 goto build
goto start

:build
echo glmsh: building; the first time Maven downloads about 200 MB 1>&2
if exist "%LIB%" rmdir /s /q "%LIB%"
if not exist "%HOME_DIR%\repl\target" mkdir "%HOME_DIR%\repl\target"
pushd "%HOME_DIR%"
call mvnw.cmd -B -pl repl,kernel -am package -Dmaven.test.skip=true > "%HOME_DIR%\repl\target\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
    findstr /b /c:"[ERROR]" "%HOME_DIR%\repl\target\build.log" 1>&2
    echo glmsh: the build failed; all of it is in %HOME_DIR%\repl\target\build.log 1>&2
    exit /b 1
)

:start
if not defined ONEDNN_PRIMITIVE_CACHE_CAPACITY set "ONEDNN_PRIMITIVE_CACHE_CAPACITY=64"
set "FLAGS=-XX:+UseSerialGC -XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000 -Xms32m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -Xshare:auto -Xlog:disable -Dfile.encoding=UTF-8"
if %MAJOR% GEQ 24 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
set "ARCHIVE=%LIB%\classes-%VERSION%.jsa"
set "CLASS_PATH=%LIB%\*"
set "MAIN=dev.glmsh.repl.Main"
set "REHEARSAL=dev.glmsh.repl.Rehearsal"
set "KERNEL="
for %%k in (kernel install-kernel uninstall-kernel doctor-kernel) do if "%~1"=="%%k" set "KERNEL=1"
if not defined KERNEL goto rehearse
set "ARCHIVE=%KERNEL_LIB%\classes-%VERSION%.jsa"
set "CLASS_PATH=%KERNEL_LIB%\*;%LIB%\*"
set "MAIN=dev.glmsh.kernel.Main"
set "REHEARSAL=dev.glmsh.kernel.Rehearsal"

:rehearse
if exist "%ARCHIVE%" goto run
"%JAVA%" %FLAGS% "-XX:ArchiveClassesAtExit=%ARCHIVE%" "-Dglmsh.demo=%HOME_DIR%\demo\glm4-demo" -cp "%CLASS_PATH%" %REHEARSAL% > "%HOME_DIR%\repl\target\rehearsal.log" 2>&1 < NUL
if not exist "%ARCHIVE%" type NUL > "%ARCHIVE%"

:run
set "SHARE=-Xshare:auto"
for %%f in ("%ARCHIVE%") do if %%~zf GTR 0 set "SHARE=-XX:SharedArchiveFile=%ARCHIVE%"
"%JAVA%" %FLAGS% "%SHARE%" "-Dglmsh.demo=%HOME_DIR%\demo\glm4-demo" "-Dglmsh.launcher=%HOME_DIR%\glmsh.cmd" %GLMSH_JAVA_OPTS% -cp "%CLASS_PATH%" %MAIN% %*
exit /b %ERRORLEVEL%
