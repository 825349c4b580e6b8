using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OerPortal.Ingest.Scanning;

namespace OerPortal.Ingest.Clamd;

/// <summary>
/// The folder below the data folder in which our own clamd lives: its settings, socket, temporary files and, where
/// no official signatures are installed, the test signatures. Names carry our process id, so that two instances on
/// one data folder do not disturb each other.
/// </summary>
internal sealed class ClamdFolder
{
    // sun_path holds 108 bytes with its final NUL.
    private const int LongestSocketPath = 107;
    private readonly string _root;
    private readonly ClamdSettings _settings;

    public ClamdFolder(string dataFolder, ClamdSettings settings)
    {
        _root = Path.Combine(Path.GetFullPath(dataFolder), "clamav");
        _settings = settings;
        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        ConfigFile = Path.Combine(_root, $"clamd-{id}.conf");
        SocketFile = Path.Combine(_root, $"clamd-{id}.sock");
    }

    public string ConfigFile { get; }

    public string SocketFile { get; }

    public bool HasOfficialDatabase => Directory.Exists(_settings.OfficialDatabase)
        && Directory.EnumerateFiles(_settings.OfficialDatabase)
            .Any(f => Path.GetFileName(f) is "main.cvd" or "main.cld" or "daily.cvd" or "daily.cld");

    /// <summary>Writes everything anew and says where clamd will listen.</summary>
    public ClamdAddress Prepare()
    {
        Directory.CreateDirectory(_root);
        var temporary = Directory.CreateDirectory(Path.Combine(_root, "tmp")).FullName;
        var database = HasOfficialDatabase ? _settings.OfficialDatabase : WriteTestSignatures();
        File.Delete(SocketFile);
        var useSocket = System.Text.Encoding.UTF8.GetByteCount(SocketFile) <= LongestSocketPath;
        var address = useSocket ? ClamdAddress.Unix(SocketFile) : ClamdAddress.Loopback(FreePort());
        var listen = address.EndPoint is IPEndPoint port
            ? $"TCPSocket {port.Port}\nTCPAddr 127.0.0.1"
            : $"LocalSocket {SocketFile}\nLocalSocketMode 600";
        File.WriteAllText(ConfigFile, $"""
            DatabaseDirectory {database}
            {listen}
            Foreground yes
            TemporaryDirectory {temporary}
            MaxThreads {_settings.MaxThreads}
            MaxQueue 32
            ReadTimeout 30
            CommandReadTimeout 10
            StreamMaxLength {ClamdSettings.MostMegabytes}M
            MaxScanSize {ClamdSettings.MostMegabytes}M
            MaxFileSize {ClamdSettings.MostMegabytes}M
            MaxScanTime 120000
            MaxRecursion 12
            MaxFiles 10000
            AlertExceedsMax yes
            AlertEncrypted yes
            AlertEncryptedArchive yes
            AlertEncryptedDoc yes
            ConcurrentDatabaseReload no
            Bytecode no

            """);
        return address;
    }

    public void Clean()
    {
        File.Delete(ConfigFile);
        File.Delete(SocketFile);
    }

    /// <summary>Process ids of clamds whose host was killed before it could stop them.</summary>
    public IEnumerable<int> Orphans()
    {
        if (!Directory.Exists(_root) || !Directory.Exists("/proc"))
            yield break;
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out var id))
                continue;
            var config = ReadArguments(process).FirstOrDefault(a => a.StartsWith(Path.Combine(_root, "clamd-"), StringComparison.Ordinal));
            if (config is null)
                continue;
            var host = Path.GetFileNameWithoutExtension(config)["clamd-".Length..];
            if (!Directory.Exists($"/proc/{host}") || host == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
                yield return id;
        }
    }

    private static string[] ReadArguments(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Formats are those of ClamAV's signature manual: .ndb Name:TargetType:Offset:HexSignature.
    private string WriteTestSignatures()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, "test-signatures")).FullName;
        var lines = $"EduTest.Eicar.Body:0:*:{Convert.ToHexStringLower(Eicar.Bytes)}\nEduTest.ClamTest.Code:0:*:50b02940300466ac79f9ba\n";
        var file = Path.Combine(folder, "oer.ndb");
        if (!File.Exists(file) || File.ReadAllText(file) != lines)
            File.WriteAllText(file, lines);
        return folder;
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
