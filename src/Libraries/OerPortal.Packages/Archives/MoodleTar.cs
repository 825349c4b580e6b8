using System.IO.Compression;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages.Archives;

/// <summary>
/// A Moodle backup in its usual form, a tar in a gzip. It is written down as a ZIP of uncompressed members before anything else is done with it, so that one
/// set of walls stands around archives of any form.
/// </summary>
internal static class MoodleTar
{
    private static readonly DateTimeOffset Then = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith<byte>([0x1F, 0x8B, 8]);

    /// <summary>Whether it is such a backup, as far as can be seen without writing anything down.</summary>
    public static bool Is(string path)
    {
        try
        {
            using var file = Open(path);
            Span<byte> head = stackalloc byte[3];
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !IsGzip(head))
                return false;
            file.Position = 0;
            using var content = new GZipStream(file, CompressionMode.Decompress);
            var members = Members(content, file.Length);
            while (members.Next() is { } member)
            {
                if (member.Name == MoodleBackup.Name)
                    return true;
            }
            return false;
        }
        catch (Exception e) when (e is FileRefusedException or InvalidDataException)
        {
            // Whatever it is, it is not ours.
            return false;
        }
    }

    /// <summary>Writes its files into a ZIP.</summary>
    /// <param name="zip">A new file.</param>
    /// <exception cref="FileRefusedException">It breaks a rule.</exception>
    public static void Unpack(string path, string zip)
    {
        using var file = Open(path);
        using var content = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            Write(Members(content, file.Length), zip);
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(Refusal.ZipDamaged, "gzip");
        }
    }

    private static void Write(TarMembers members, string zip)
    {
        using var archive = new ZipArchive(new FileStream(zip, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 128 << 10), ZipArchiveMode.Create);
        var buffer = new byte[128 << 10];
        while (members.Next() is { } member)
        {
            if (member.IsFolder)
                continue;
            var entry = archive.CreateEntry(member.Name, CompressionLevel.NoCompression);
            entry.LastWriteTime = Then;
            using var target = entry.Open();
            int read;
            while ((read = members.Read(buffer)) > 0)
                target.Write(buffer, 0, read);
        }
    }

    // The limits of ZIPs (ZipDirectory), counted while it is unpacked: a gzip says nothing beforehand that could be believed.
    private static TarMembers Members(Stream content, long packed)
    {
        var limits = ZipLimits.Default;
        long unpacked = 0;
        return new TarMembers(content, limits, read =>
        {
            unpacked += read;
            if (unpacked > limits.UnpackedBytes)
                throw new FileRefusedException(Refusal.ZipTooLargeUnpacked);
            if (unpacked > limits.ArchiveRatioFloor && unpacked / limits.Ratio >= packed)
                throw new FileRefusedException(Refusal.ZipRatio);
        });
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 << 10);
}
