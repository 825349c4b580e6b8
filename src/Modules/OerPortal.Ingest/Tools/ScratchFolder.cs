using System.Diagnostics;

namespace OerPortal.Ingest.Tools;

/// <summary>A private folder below the portal's temporary folder, gone when disposed. One left by a killed process is swept at start.</summary>
public sealed class ScratchFolder : IDisposable
{
    /// <summary>Names begin so, for the sweep.</summary>
    public const string Prefix = "scratch-";

    private static string OfThisMachine => $"{Prefix}{Environment.MachineName}-";

    /// <param name="temporary">The portal's temporary folder.</param>
    public ScratchFolder(string temporary)
        : this(temporary, $"{OfThisMachine}{Environment.ProcessId}-{Guid.CreateVersion7():N}")
    {
    }

    /// <summary>One of a given name, which may be there already.</summary>
    internal ScratchFolder(string temporary, string name)
    {
        Path = System.IO.Path.Combine(temporary, name);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Removes folders that processes of this machine left behind which are no more; those of others stand until the sweep of a day.</summary>
    /// <returns>How many.</returns>
    public static int SweepDead(string temporary)
    {
        if (!Directory.Exists(temporary))
            return 0;
        var gone = 0;
        foreach (var folder in new DirectoryInfo(temporary).EnumerateDirectories(OfThisMachine + "*").Where(IsOfTheDead).ToList())
        {
            folder.Delete(recursive: true);
            gone++;
        }

        return gone;
    }

    // In a container the process before had our number as well; its folders are older than we are.
    private static bool IsOfTheDead(DirectoryInfo folder)
    {
        if (!int.TryParse(folder.Name.AsSpan(OfThisMachine.Length, Math.Max(0, folder.Name.LastIndexOf('-') - OfThisMachine.Length)), out var id))
            return false;
        using var own = Process.GetCurrentProcess();
        if (id == own.Id)
            return folder.CreationTimeUtc < own.StartTime.ToUniversalTime();
        try
        {
            using var other = Process.GetProcessById(id);
            return other.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    /// <summary>Removes it with all its content.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
