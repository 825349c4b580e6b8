using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using OerPortal.Ingest.Pictures;
using OerPortal.Ingest.Tools;
using OerPortal.Ingest.Zip;

namespace OerPortal.Ingest.Epub;

/// <summary>Where a member lies in the pack.</summary>
/// <param name="Length">Bytes in the pack.</param>
/// <param name="RawLength">Bytes after decoding.</param>
/// <param name="ContentEncoding"><c>gzip</c> or null.</param>
internal sealed record PackedMember(string Path, string MediaType, long Offset, long Length, long RawLength, string? ContentEncoding);

/// <param name="File">In the scratch folder.</param>
/// <param name="Chapters">Text of each chapter by container path.</param>
/// <param name="LeftOut">Pictures that are not in it, because nobody can tell what they carry.</param>
internal sealed record Pack(
    string File, string Sha256, IReadOnlyList<PackedMember> Members, IReadOnlyDictionary<string, List<(string? Heading, string Locator, string Text)>> Chapters, IReadOnlyList<string> LeftOut);

/// <summary>
/// Writes all members of a book into one file, each sanitised and compressed once, so that the server copies a range
/// to the browser and does nothing else (docs/adr/0007-publication-pack.md).
/// </summary>
internal sealed class PublicationPack(StrictZip zip, BookSplit split)
{
    private readonly EpubBook _book = split.Book;
    private readonly Dictionary<string, EpubItem> _items = split.Book.Package.Items.Values.DistinctBy(i => i.Path).ToDictionary(i => i.Path);
    private readonly Dictionary<string, string?> _titles = TitlesByPath(split.Book);

    private readonly ConcurrentQueue<string> _leftOut = new();

    /// <summary>Ends when a member may be handed to a program outside ours.</summary>
    public Func<string, Task> MayOpen { get; init; } = _ => Task.CompletedTask;

    /// <param name="file">Where to write; a folder beside it holds what is made on the way.</param>
    public async Task<Pack> WriteAsync(string file, Action<double>? report, CancellationToken cancellation)
    {
        var members = zip.Members.Where(m => !m.IsFolder).ToList();
        var packed = new List<PackedMember>(members.Count);
        var chapters = new Dictionary<string, List<(string? Heading, string Locator, string Text)>>(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var output = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 128 << 10);
        long offset = 0;
        using var scratch = new ScratchFolder(Path.GetDirectoryName(file)!);
        var pictures = new PackedPictures(zip, scratch, MayOpen);
        // Prepared a few ahead on all processors, written in order.
        var ahead = new Queue<Task<IReadOnlyList<Prepared>>>();
        var next = 0;
        for (var i = 0; i < members.Count; i++)
        {
            while (next < members.Count && ahead.Count < Environment.ProcessorCount + 1)
            {
                var member = members[next++];
                ahead.Enqueue(Task.Run(() => PrepareAsync(member, pictures, cancellation), cancellation));
            }
            foreach (var prepared in await ahead.Dequeue())
            {
                var length = await WriteAsync(prepared, members[i], output, hash, cancellation);
                packed.Add(new PackedMember(prepared.Path, prepared.MediaType, offset, length, prepared.RawLength, prepared.Encoding));
                offset += length;
                if (prepared.Text is not null)
                    chapters[prepared.Path] = prepared.Text;
            }
            report?.Invoke((i + 1.0) / members.Count);
        }
        // To the disk while there is time: placing the blob waits for it.
        output.Flush(flushToDisk: true);
        return new Pack(file, Convert.ToHexStringLower(hash.GetHashAndReset()), packed, chapters, [.. _leftOut]);
    }

    private async Task<IReadOnlyList<Prepared>> PrepareAsync(ZipMember member, PackedPictures pictures, CancellationToken cancellation)
    {
        var mediaType = MediaTypeOf(member.Name);
        var treatment = EpubMediaTypes.TreatmentOf(mediaType);
        if (treatment == MemberTreatment.Dropped)
            return [];
        if (treatment == MemberTreatment.Binary || (treatment == MemberTreatment.Text && pictures.IsPictureOrFilm(member)))
            return await BinaryAsync(member, mediaType, pictures, cancellation);
        var raw = zip.ReadAll(member, EpubLimits.MarkupBytes, Refusal.EpubTooLarge);
        var clean = treatment switch
        {
            MemberTreatment.Style => StyleSanitiser.Clean(raw),
            MemberTreatment.Markup when member.Name == _book.Package.Path => PackageRewrite.Clean(raw, _book.Package),
            MemberTreatment.Markup => MarkupSanitiser.Clean(raw, member.Name, mediaType),
            _ => raw,
        };
        return [.. split.Documents(member.Name, clean, treatment).Select(document => Prepare(document.Path, mediaType, document.Markup))];
    }

    /// <summary>Pictures and films go without notes; one of which nobody can tell what it carries does not go at all.</summary>
    private async Task<IReadOnlyList<Prepared>> BinaryAsync(ZipMember member, string mediaType, PackedPictures pictures, CancellationToken cancellation)
    {
        if (!pictures.IsPictureOrFilm(member))
            return [new Prepared(member.Name, mediaType, Bytes: null, member.Length, Encoding: null, Text: null)];
        if (await pictures.CleanAsync(member, mayChangeKind: true, cancellation) is not { } clean)
        {
            _leftOut.Enqueue(member.Name);
            return [];
        }
        // A film keeps the type the book gave it: which of the family it is was not looked at.
        var type = clean.MediaType.StartsWith("image/", StringComparison.Ordinal) ? clean.MediaType : mediaType;
        return [new Prepared(member.Name, type, clean.Bytes, clean.Bytes?.Length ?? new FileInfo(clean.File!).Length, Encoding: null, Text: null, clean.File)];
    }

    private Prepared Prepare(string path, string mediaType, byte[] clean)
    {
        var text = _titles.TryGetValue(path, out var title) ? EpubText.Read(clean, EpubPath.Encode(path), title) : null;
        var small = Compress(clean);
        return small.Length < clean.Length * 9 / 10
            ? new Prepared(path, mediaType, small, clean.Length, "gzip", text)
            : new Prepared(path, mediaType, clean, clean.Length, Encoding: null, text);
    }

    private string MediaTypeOf(string path)
    {
        if (path == "mimetype")
            return "text/plain";
        if (path == _book.Package.Path)
            return EpubMediaTypes.Package;
        return _items.TryGetValue(path, out var item) ? item.MediaType : EpubMediaTypes.Of(path, declared: null);
    }

    private async Task<long> WriteAsync(Prepared prepared, ZipMember member, FileStream output, IncrementalHash hash, CancellationToken cancellation)
    {
        if (prepared.Bytes is { } bytes)
        {
            hash.AppendData(bytes);
            await output.WriteAsync(bytes, cancellation);
            return bytes.Length;
        }
        await using var content = prepared.File is { } made ? File.OpenRead(made) : zip.OpenRead(member);
        var buffer = new byte[128 << 10];
        long written = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await output.WriteAsync(buffer.AsMemory(0, read), cancellation);
            written += read;
        }
        return written;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream((bytes.Length / 3) + 64);
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return buffer.ToArray();
    }

    // Chapters only, under their names from the table of contents; the table itself is no text to search.
    private static Dictionary<string, string?> TitlesByPath(EpubBook book)
    {
        var titles = book.Package.Spine.Where(s => s.Item.Id != book.Package.Nav?.Id).ToDictionary(s => s.Item.Path, _ => (string?)null);
        var entries = new Stack<EpubNavEntry>(book.Navigation.Contents.Reverse());
        while (entries.TryPop(out var entry))
        {
            if (EpubPath.Resolve("", entry.Href) is { } path && titles.TryGetValue(path, out var known) && known is null)
                titles[path] = entry.Title;
            foreach (var child in entry.Children.Reverse())
                entries.Push(child);
        }
        // A part without an entry of its own goes on with the chapter before it.
        string? last = null;
        foreach (var item in book.Package.Spine.Select(s => s.Item).Where(i => titles.ContainsKey(i.Path)))
            last = titles[item.Path] = titles[item.Path] ?? (item.PartOf is null ? null : last);
        return titles;
    }

    private sealed record Prepared(
        string Path, string MediaType, byte[]? Bytes, long RawLength, string? Encoding, List<(string? Heading, string Locator, string Text)>? Text, string? File = null);
}
