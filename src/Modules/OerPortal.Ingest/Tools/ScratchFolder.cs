namespace OerPortal.Ingest.Tools;

/// <summary>A private folder below the portal's temporary folder, gone when disposed. One left by a killed process is swept at start.</summary>
public sealed class ScratchFolder : IDisposable
{
    /// <summary>Names begin so, for the sweep.</summary>
    public const string Prefix = "scratch-";

    /// <param name="temporary">The portal's temporary folder.</param>
    public ScratchFolder(string temporary)
        : this(temporary, Prefix + Guid.CreateVersion7().ToString("N"))
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

    /// <summary>Removes it with all its content.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
