using System.IO.Compression;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.GivenOut;

/// <summary>A book, office document or archive with the same members, its pictures and films without notes.</summary>
internal static class CleanArchive
{
    /// <returns>Null when none of its pictures says anything: the original may be given out.</returns>
    public static async Task<string?> CopyAsync(string path, ZipLimits limits, string copy, ScratchFolder scratch, CancellationToken cancellation)
    {
        using var zip = StrictZip.Open(path, limits);
        var pictures = new PackedPictures(zip, scratch.Path, new PictureDrawing(scratch, _ => Task.CompletedTask));
        var changed = new Dictionary<string, CleanMember?>(StringComparer.Ordinal);
        foreach (var member in zip.Members.Where(pictures.IsPictureOrFilm))
        {
            var clean = await pictures.CleanAsync(member, mayChangeKind: false, cancellation);
            if (clean is null || !await IsSameAsync(zip, member, clean, cancellation))
                changed[member.Name] = clean is { Bytes: { } bytes } ? await KeptAsync(bytes, clean, scratch, cancellation) : clean;
            else if (clean.File is { } same)
                File.Delete(same);
        }
        if (changed.Count == 0)
            return null;
        await WriteAsync(zip, changed, copy, cancellation);
        return copy;
    }

    // On disk: an archive may hold hundreds of megabytes of photographs.
    private static async Task<CleanMember> KeptAsync(byte[] bytes, CleanMember clean, ScratchFolder scratch, CancellationToken cancellation)
    {
        var file = scratch.File($"member-{Guid.CreateVersion7():N}");
        await File.WriteAllBytesAsync(file, bytes, cancellation);
        return clean with { Bytes = null, File = file };
    }

    private static async Task<bool> IsSameAsync(StrictZip zip, ZipMember member, CleanMember clean, CancellationToken cancellation)
    {
        var length = clean.Bytes?.Length ?? new FileInfo(clean.File!).Length;
        if (length != member.Length)
            return false;
        await using var content = zip.OpenRead(member);
        await using Stream other = clean.Bytes is { } bytes ? new MemoryStream(bytes, writable: false) : File.OpenRead(clean.File!);
        byte[] a = new byte[64 << 10], b = new byte[64 << 10];
        int read;
        while ((read = await content.ReadAtLeastAsync(a, a.Length, throwOnEndOfStream: false, cancellation)) > 0)
        {
            if (await other.ReadAtLeastAsync(b.AsMemory(0, read), read, throwOnEndOfStream: false, cancellation) != read || !a.AsSpan(0, read).SequenceEqual(b.AsSpan(0, read)))
                return false;
        }
        return true;
    }

    // In the old order, so that a book's "mimetype" stays first; it is stored, as OCF 3.3 §4.2.5 wants it, and so are pictures.
    private static async Task WriteAsync(StrictZip zip, Dictionary<string, CleanMember?> changed, string copy, CancellationToken cancellation)
    {
        await using var file = new FileStream(copy, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 128 << 10, useAsync: true);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var member in zip.Members)
        {
            var isChanged = changed.TryGetValue(member.Name, out var clean);
            var isStored = member.IsFolder || isChanged || member.Name == "mimetype";
            var entry = archive.CreateEntry(member.Name, isStored ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            if (member.IsFolder || (isChanged && clean is null))
                continue;
            await using var target = await entry.OpenAsync(cancellation);
            await using var source = isChanged ? File.OpenRead(clean!.File!) : zip.OpenRead(member);
            await source.CopyToAsync(target, cancellation);
        }
    }
}
