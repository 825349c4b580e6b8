using System.Runtime.InteropServices;

namespace OerPortal.Ingest.Workers;

/// <summary>A second name of the same bytes, which a worker reads through a folder it cannot write to; a copy where the file lies on another disk.</summary>
internal static class SecondName
{
    public static void Give(string path, string given)
    {
        if (OperatingSystem.IsWindows() || Link(path, given) != 0)
            File.Copy(path, given);
    }

    [DllImport("libc", EntryPoint = "link", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);
}
