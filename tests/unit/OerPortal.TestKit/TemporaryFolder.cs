namespace OerPortal.TestKit;

/// <summary>Folders for data that goes away with its test.</summary>
public static class TemporaryFolder
{
    /// <summary>
    /// Makes one that other accounts can pass through but not list: a test that runs as root hands its database server
    /// to an unprivileged account, which must come to its files.
    /// </summary>
    public static string Create(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return folder;
    }
}
