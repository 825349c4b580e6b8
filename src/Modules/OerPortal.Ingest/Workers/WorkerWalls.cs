using System.Globalization;

namespace OerPortal.Ingest.Workers;

/// <summary>What stands between a worker and everything else. The strongest that works is taken (docs/adr/0019-files-are-opened-in-workers.md).</summary>
/// <param name="Name">For settings, health and log.</param>
/// <param name="HidesFiles">Whether the worker sees nothing of the disk but programs and its own folder.</param>
/// <param name="CutsNetwork">Whether it reaches no network.</param>
internal sealed record WorkerWalls(string Name, bool HidesFiles, bool CutsNetwork)
{
    /// <summary>Settings of programs and libraries, without anybody's secrets.</summary>
    private static readonly string[] Etc =
    [
        "/etc/fonts", "/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime", "/etc/ImageMagick-6", "/etc/ImageMagick-7", "/etc/papersize", "/etc/libreoffice",
    ];

    private string[] Namespaces { get; init; } = [];

    /// <summary>From the strongest to none.</summary>
    public static IReadOnlyList<WorkerWalls> All { get; } =
    [
        new("bwrap", HidesFiles: true, CutsNetwork: true),
        // Its processes end with it, whoever ends it.
        new("unshare", HidesFiles: false, CutsNetwork: true) { Namespaces = ["--net", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc"] },
        new("unshare", HidesFiles: false, CutsNetwork: true) { Namespaces = ["--map-current-user", "--net", "--ipc", "--pid", "--fork", "--kill-child", "--mount-proc"] },
        new("unshare", HidesFiles: false, CutsNetwork: true) { Namespaces = ["--map-current-user", "--net"] },
        new("none", HidesFiles: false, CutsNetwork: false),
    ];

    /// <summary>What comes before the worker's own command line.</summary>
    public IReadOnlyList<string> Before(WorkerPlace place) =>
    [
        .. Find("nice") is { } nice ? [nice, "-n", "10"] : Array.Empty<string>(),
        .. Find("prlimit") is { } prlimit ? [prlimit, "--core=0", "--nofile=1024", string.Create(CultureInfo.InvariantCulture, $"--data={3 * place.MemoryBytes}:unlimited")] : Array.Empty<string>(),
        .. Name switch { "bwrap" => Bubblewrap(place), "unshare" => ["unshare", .. Namespaces, "--"], _ => Array.Empty<string>() },
    ];

    // Whoever ends one of its processes ends all: without, what is inside would run on, watched by nobody. To Linux the parent is the thread
    // that started it, and the portal's pool ends its threads when they rest: therefore a shell stands between.
    private static IEnumerable<string> Bubblewrap(WorkerPlace place) =>
    [
        "sh", "-c", "\"$@\"; exit $?", "sh", "bwrap", "--die-with-parent", "--unshare-all", "--new-session", "--cap-drop", "ALL", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",
        .. ReadOnly("/usr"), .. ReadOnly("/bin"), .. ReadOnly("/lib"), .. ReadOnly("/lib64"), .. Etc.SelectMany(ReadOnly), .. ReadOnly("/var/cache/fontconfig"),
        .. ReadOnly(place.Runtime), .. ReadOnly(place.Program), .. ReadOnly(place.In), "--bind", place.Out, place.Out, "--chdir", place.Out, "--",
    ];

    private static string[] ReadOnly(string path) => ["--ro-bind-try", path, path];

    private static string? Find(string program) => new[] { "/usr/local/bin/", "/usr/bin/", "/bin/" }.Select(folder => folder + program).FirstOrDefault(File.Exists);
}

/// <summary>Where one worker lives.</summary>
/// <param name="Runtime">Folder of .NET.</param>
/// <param name="Program">Folder of the portal's program.</param>
/// <param name="In">Files to open, which it may only read.</param>
/// <param name="Out">Where it may write.</param>
/// <param name="MemoryBytes">Of its own program.</param>
internal sealed record WorkerPlace(string Runtime, string Program, string In, string Out, long MemoryBytes);
