namespace OerPortal.Cms.Security;

/// <summary>Folders that no other account of the machine may look into, whatever its files allow.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it, or closes one that is there.</summary>
    internal static void Ensure(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, OwnerAlone);
        if (File.GetUnixFileMode(path) != OwnerAlone)
            File.SetUnixFileMode(path, OwnerAlone);
    }
}
