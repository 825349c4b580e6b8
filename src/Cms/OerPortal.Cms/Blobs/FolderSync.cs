using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OerPortal.Cms.Blobs;

/// <summary>Makes a rename durable: on Linux the folder itself must be flushed (fsync(2), "Calling fsync() does not necessarily ensure …").</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    internal static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var handle = Open(folder, ReadOnly);
        if (!handle.IsInvalid)
            _ = Fsync(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle handle);
}
