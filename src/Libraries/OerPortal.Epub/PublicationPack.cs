using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Passages;

namespace OerPortal.Epub;

/// <summary>Where a member lies in the pack.</summary>
/// <param name="Length">Bytes in the pack.</param>
/// <param name="RawLength">Bytes after decoding.</param>
/// <param name="ContentEncoding"><c>gzip</c> or null.</param>
internal sealed record PackedMember(string Path, string MediaType, long Offset, long Length, long RawLength, string? ContentEncoding);

/// <param name="File">In the scratch folder.</param>
/// <param name="Text">Passages in reading order, as <see cref="PassageFile"/> reads them.</param>
/// <param name="Report">What was found on the way.</param>
internal sealed record Pack(
    string File, string Sha256, IReadOnlyList<PackedMember> Members, string Text, PackReport Report);

/// <summary>
/// Writes the members of a book into one file, each sanitised and compressed once, so that the server copies a range
/// to the browser and does nothing else (docs/adr/0007-publication-pack.md). What neither the manifest names nor anything
/// it names uses, such as the notes a Mac leaves in a ZIP, is not even read.
/// </summary>
internal sealed class PublicationPack(StrictZip zip, BookSplit split, PackedPictures pictures)
{
    // The container's own files belong to every book without being in its manifest (EPUB 3.3 §4.2.6).
    private static readonly HashSet<string> OfContainer = new(StringComparer.Ordinal) { "mimetype", "META-INF/container.xml", "META-INF/encryption.xml" };

    private readonly EpubBook _book = split.Book;
    private readonly Dictionary<string, EpubItem> _items = split.Book.Package.Items.Values.DistinctBy(i => i.Path).ToDictionary(i => i.Path);
    private readonly EpubFallbacks _fallbacks = new(split.Book.Package);
    private readonly ChapterTitles _titles = new(split.Book);
    private readonly PackReport _report = new(split.Book);
    private readonly IReadOnlyList<OldAlphabet> _oldFonts = OldMarkup.HintsOf(zip, split.Book.Package);
    private readonly CapitalSheets _capitals = OldMarkup.CapitalsOf(zip, split.Book.Package);

    /// <param name="file">Where to write; what is made on the way lies beside it.</param>
    public async Task<Pack> WriteAsync(string file, Action<double>? report, CancellationToken cancellation)
    {
        var packed = new List<PackedMember>(zip.Members.Count);
        using var texts = new PassageSpool(file + ".text-as-found");
        await using var output = new PackFile(file);
        var members = zip.Members.Where(m => !m.IsFolder && IsNamed(m.Name)).ToList();
        for (var written = members.ToHashSet(); members.Count > 0;)
        {
            await WriteAsync(members, packed, texts, output, report, cancellation);
            members = zip.Members.Where(m => !m.IsFolder && _report.Used.Contains(m.Name) && written.Add(m)).ToList();
            _report.AddUnlisted(members.Select(m => m.Name).Where(path => !_items.ContainsKey(path)));
        }
        foreach (var page in _book.Package.Spine.Select(s => s.Item).Where(i => i.Missing is not null).DistinctBy(i => i.Path))
            await WriteAsync([MissingPart(page.Path, page.Missing!)], member: null, packed, texts, output, cancellation);
        _report.DemandSomethingToRead();
        var text = file + ".text";
        texts.Write(text, _book.Package.Spine.Select(s => s.Item.Path));
        return new Pack(file, output.Finish(), packed, text, _report);
    }

    private bool IsNamed(string path) => _items.ContainsKey(path) || path == _book.Package.Path || OfContainer.Contains(path);

    // Prepared a few ahead on all processors, written in order.
    private async Task WriteAsync(
        List<ZipMember> members, List<PackedMember> packed, PassageSpool texts,
        PackFile output, Action<double>? report, CancellationToken cancellation)
    {
        var ahead = new Queue<Task<IReadOnlyList<Prepared>>>();
        var next = 0;
        for (var i = 0; i < members.Count; i++)
        {
            while (next < members.Count && ahead.Count < Environment.ProcessorCount + 1)
            {
                var member = members[next++];
                ahead.Enqueue(Task.Run(() => PrepareAsync(member, cancellation), cancellation));
            }
            await WriteAsync(await ahead.Dequeue(), members[i], packed, texts, output, cancellation);
            report?.Invoke((i + 1.0) / members.Count);
        }
    }

    private async Task WriteAsync(
        IReadOnlyList<Prepared> parts, ZipMember? member, List<PackedMember> packed, PassageSpool texts,
        PackFile output, CancellationToken cancellation)
    {
        foreach (var prepared in parts)
        {
            var (offset, length) = await WriteAsync(prepared, member, output, cancellation);
            packed.Add(new PackedMember(prepared.Path, prepared.MediaType, offset, length, prepared.RawLength, prepared.Encoding));
            if (prepared.Text is not null)
                texts.Add(prepared.Path, prepared.Text);
            _report.Add(prepared);
        }
    }

    private async Task<IReadOnlyList<Prepared>> PrepareAsync(ZipMember member, CancellationToken cancellation)
    {
        var mediaType = MediaTypeOf(member.Name);
        var treatment = EpubMediaTypes.TreatmentOf(mediaType);
        if (treatment == MemberTreatment.Dropped)
            return [];
        if (treatment == MemberTreatment.Binary || (treatment == MemberTreatment.Text && pictures.IsPictureOrFilm(member)))
            return await BinaryAsync(member, mediaType, cancellation);
        var raw = zip.ReadAll(member, EpubLimits.MarkupBytes, Refusal.EpubTooLarge);
        var links = new MemberLinks(_book.Names, member.Name);
        try
        {
            var clean = Clean(member.Name, mediaType, treatment, raw, links);
            return [.. split.Documents(member.Name, clean, treatment).Select(document => Prepare(document.Path, mediaType, treatment == MemberTreatment.Markup ? _fallbacks.Rewrite(document.Markup, member.Name) : document.Markup) with { Links = links })];
        }
        catch (FileRefusedException refused) when (refused.Reason is Refusal.EpubDamaged or Refusal.XmlTooDeep && member.Name != _book.Package.Path)
        {
            return NotGivenOut(member.Name, refused);
        }
    }

    private byte[] Clean(string path, string mediaType, MemberTreatment treatment, byte[] raw, MemberLinks links) => treatment switch
    {
        MemberTreatment.Style => StyleSanitiser.Clean(raw, links),
        MemberTreatment.Markup when path == _book.Package.Path => PackageRewrite.Clean(raw, _book.Package, links),
        MemberTreatment.Markup => MarkupSanitiser.Clean(raw, path, mediaType, links),
        _ => raw,
    };

    /// <summary>Pictures and films go without notes; one of which nobody can tell what it carries does not go at all.</summary>
    private async Task<IReadOnlyList<Prepared>> BinaryAsync(ZipMember member, string mediaType, CancellationToken cancellation)
    {
        if (!pictures.IsPictureOrFilm(member))
            return [new Prepared(member.Name, mediaType, Bytes: null, member.Length, Encoding: null)];
        if (await pictures.CleanAsync(member, mayChangeKind: true, cancellation) is not { } clean)
            return NotGivenOut(member.Name, FileRefusedException.In(Refusal.EpubDamaged, member.Name));
        // A film keeps the type the book gave it: which of the family it is was not looked at.
        var type = clean.MediaType.StartsWith("image/", StringComparison.Ordinal) ? clean.MediaType : mediaType;
        return [new Prepared(member.Name, type, clean.Bytes, clean.Bytes?.Length ?? new FileInfo(clean.File!).Length, Encoding: null) { File = clean.File }];
    }

    /// <summary>A page that says so in place of a step of the reading order; nothing in place of anything else.</summary>
    private List<Prepared> NotGivenOut(string path, FileRefusedException why) =>
        _report.IsStep(path) ? [MissingPart(path, path) with { Unreadable = why }] : Nothing(path);

    private Prepared Prepare(string path, string mediaType, byte[] clean)
    {
        if (EpubMediaTypes.IsContentDocument(mediaType))
            clean = OldMarkup.Mend(clean, _oldFonts, _capitals);
        if (!_titles.IsChapter(path))
            return Compressed(path, mediaType, clean);
        if (_book.Navigation.Contents.Count > 0)
            return Compressed(path, mediaType, clean) with { Text = EpubText.Read(clean, EpubPath.Encode(path), _titles.Of(path)) };
        // Without a table of contents, headings become one: each must be a place to go to.
        var (marked, headings) = HeadingOutline.Read(clean, path);
        return Compressed(path, mediaType, marked) with { Text = EpubText.Read(marked, EpubPath.Encode(path), _titles.Of(path)), Headings = headings };
    }

    private Prepared MissingPart(string path, string name) =>
        Compressed(path, EpubMediaTypes.Xhtml, MissingPage.Write(name, _titles.OwnOf(path), _book.Package.Metadata.Language));

    private List<Prepared> Nothing(string path)
    {
        _report.LeftOut(path);
        return [];
    }

    private static Prepared Compressed(string path, string mediaType, byte[] clean) => PackFile.Smaller(clean) is { } small
        ? new Prepared(path, mediaType, small, clean.Length, PackFile.Encoding)
        : new Prepared(path, mediaType, clean, clean.Length, Encoding: null);

    private string MediaTypeOf(string path)
    {
        if (path == "mimetype")
            return "text/plain";
        if (path == _book.Package.Path)
            return EpubMediaTypes.Package;
        return _items.TryGetValue(path, out var item) ? item.MediaType : EpubMediaTypes.Of(path, declared: null);
    }

    private async Task<(long Offset, long Length)> WriteAsync(Prepared prepared, ZipMember? member, PackFile output, CancellationToken cancellation)
    {
        if (prepared.Bytes is { } bytes)
            return await output.AddAsync(bytes, cancellation);
        await using var content = prepared.File is { } made ? File.OpenRead(made) : zip.OpenRead(member!);
        return await output.AddAsync(content, cancellation);
    }
}

/// <summary>A member ready to be written.</summary>
/// <param name="Bytes">Null for what is copied from the archive as it is.</param>
/// <param name="Text">Its words, for a chapter.</param>
internal sealed record Prepared(string Path, string MediaType, byte[]? Bytes, long RawLength, string? Encoding, List<(string? Heading, string Locator, string Text)>? Text = null)
{
    /// <summary>Where its addresses lead.</summary>
    public MemberLinks? Links { get; init; }

    /// <summary>Its headings, where they are asked for.</summary>
    public IReadOnlyList<Heading> Headings { get; init; } = [];

    /// <summary>Why it is only a page that says so.</summary>
    public FileRefusedException? Unreadable { get; init; }

    /// <summary>Where its bytes lie, when they were made and not copied.</summary>
    public string? File { get; init; }
}
