using System.Runtime.InteropServices;

namespace OerPortal.Cms.Blobs;

/// <summary>A second name of the same bytes, which stay when the first one goes; a copy where the file lies on another disk.</summary>
public static class SecondName
{
    public static void Give(string path, string given)
    {
        if (OperatingSystem.IsWindows() || Link(path, given) != 0)
            File.Copy(path, given);
    }

    [DllImport("libc", EntryPoint = "link", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
