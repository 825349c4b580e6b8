using System.Text;
using Microsoft.Win32.SafeHandles;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Office;

/// <summary>Looks for bytes in a file, however long it is.</summary>
internal static class FileSearch
{
    private const int Window = 1 << 20;
    private const int Overlap = 256;
    private static readonly string[] Beginnings = [".Vn", "VNI-", "VNI "];

    /// <summary>The bytes behind the first place where these stand; null when they do not.</summary>
    public static byte[]? After(SafeFileHandle file, byte[] wanted, int length)
    {
        var buffer = new byte[Window + Overlap];
        for (long at = 0; ; at += Window)
        {
            var read = RandomAccess.Read(file, buffer, at);
            if (read <= 0)
                return null;
            if (buffer.AsSpan(0, read).IndexOf(wanted) is >= 0 and var found)
            {
                var behind = new byte[length];
                return behind[..RandomAccess.Read(file, behind, at + found + wanted.Length)];
            }
        }
    }

    /// <summary>Whether a file of the old formats or RTF names a font from before Unicode, in one byte a letter or two.</summary>
    public static bool NamesOldFont(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        foreach (var beginning in Beginnings)
        {
            foreach (var encoding in (Encoding[])[Encoding.Latin1, Encoding.Unicode])
            {
                if (After(file, encoding.GetBytes(beginning), 32) is { } behind && OldFonts.In(beginning + encoding.GetString(behind)).Count > 0)
                    return true;
            }
        }
        return false;
    }
}
