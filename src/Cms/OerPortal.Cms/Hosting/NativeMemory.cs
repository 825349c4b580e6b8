using System.Runtime.InteropServices;

namespace OerPortal.Cms.Hosting;

/// <summary>
/// glibc learns to keep what was large once; states of compressors and ciphers then stay with the process. Told not to, a portal
/// under load holds 15 MB less (docs/adr/0012-how-the-process-runs.md).
/// </summary>
internal static partial class NativeMemory
{
    // malloc.h
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int MostArenas = -8;

    internal static void KeepLittle()
    {
        try
        {
            _ = SetOption(TrimThreshold, 128 << 10);
            _ = SetOption(MapThreshold, 128 << 10);
            _ = SetOption(MostArenas, 2);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library, with habits of its own.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
