using System.Globalization;
using System.Text;
using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.GivenOut;
using OerPortal.Ingest.Passages;
using OerPortal.Ingest.Tools;
using OerPortal.Packages.Archives;

namespace OerPortal.Ingest.Pipeline;

/// <summary>
/// Files of an archive one by one, each as if it had come by itself: its kind by its bytes, what cameras write taken out, pages without scripts.
/// What would be refused by itself is not given by itself.
/// </summary>
internal sealed class ContentsPacking(StrictZip zip, PackFile pack, PassageSpool words, ScratchFolder scratch)
{
    private readonly PackedPictures _pictures = new(zip, scratch.Path, new PictureDrawing(scratch, _ => Task.CompletedTask));
    private readonly Dictionary<string, (PackedMember Packed, bool IsShown)?> _packed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PackedMember> _members = new(StringComparer.Ordinal);

    public IReadOnlyList<PackedMember> Members => [.. _members.Values];

    /// <param name="at">Its place in the outline.</param>
    /// <returns>The entry as people see it.</returns>
    public async Task<ContentsEntry> AddAsync(int at, ContentsEntry entry, ArchiveOutline outline, CancellationToken cancellation)
    {
        // What the archive's own names say is kept, so that pages find their pictures.
        var own = outline.Contents.Form == ContentsForm.MoodleBackup ? string.Create(CultureInfo.InvariantCulture, $"{at}/{entry.Name}") : entry.Member;
        if (outline.Pages.TryGetValue(at, out var markup))
            return await AddPageAsync(entry, string.Create(CultureInfo.InvariantCulture, $"{at}/trang.xhtml"), Encoding.UTF8.GetBytes($"<html><body>{markup}</body></html>"), cancellation) ?? entry;
        if (entry.Member is not { } member || own is null)
        {
            AddTitle(entry, "");
            return entry;
        }
        if (!_packed.TryGetValue(member, out var packed))
            _packed[member] = packed = await AddMemberAsync(entry, member, own, cancellation);
        else
            AddTitle(entry, own);
        if (packed is not { } given)
            return entry with { Member = null };
        _members.TryAdd(own, given.Packed with { Path = own });
        return entry with { Member = null, Path = own, MediaType = given.Packed.MediaType, Length = given.Packed.RawLength, IsShown = given.IsShown };
    }

    private async Task<(PackedMember Packed, bool IsShown)?> AddMemberAsync(ContentsEntry entry, string name, string path, CancellationToken cancellation)
    {
        _ = zip.TryFind(name, out var member);
        var file = await TakeOutAsync(member!, cancellation);
        var given = file is null ? null : await GivenAsync(entry, path, file, cancellation);
        if (file is not null)
            File.Delete(file);
        if (given is null)
            AddTitle(entry, "");
        return given;
    }

    private async Task<(PackedMember Packed, bool IsShown)?> GivenAsync(ContentsEntry entry, string path, string file, CancellationToken cancellation)
    {
        try
        {
            var kind = Detect(file, entry.Name!);
            if (kind == Kinds.Html && await PageAsync(entry, path, file, cancellation) is { } page)
                return page;
            var clean = await CleanCopy.MakeAsync(OpenedFile.Unknown(entry.Name!).As(kind), file, scratch, cancellation);
            await ContentsWords.AddAsync(words, entry.Title, path, kind, file, scratch, cancellation);
            var packed = await PackAsync(path, kind.MediaType, clean?.Path ?? file, cancellation);
            if (clean is not null)
                File.Delete(clean.Path);
            return (packed, kind.Use == FileUse.Play || kind == Kinds.PlainText);
        }
        catch (FileRefusedException refused) when (refused.Reason != Refusal.TextTooLong)
        {
            return null;
        }
    }

    private async Task<string?> TakeOutAsync(ZipMember member, CancellationToken cancellation)
    {
        var file = scratch.File($"taken-{Guid.CreateVersion7():N}");
        if (!_pictures.IsPictureOrFilm(member))
        {
            await using var target = File.Create(file);
            await using var content = zip.OpenRead(member);
            await content.CopyToAsync(target, cancellation);
            return file;
        }
        if (await _pictures.CleanAsync(member, mayChangeKind: true, cancellation) is not { } clean)
            return null;
        if (clean.File is { } made)
            return made;
        await File.WriteAllBytesAsync(file, clean.Bytes!, cancellation);
        return file;
    }

    private static DetectedKind Detect(string file, string name)
    {
        try
        {
            return ContentDetection.Detect(file, name);
        }
        catch (FileRefusedException refused) when (refused.Reason == Refusal.NameAndContentDiffer && ContentDetection.Detect(file, "") is { Kind: FileKind.Image, Use: FileUse.Play } picture)
        {
            // A phone's picture that was drawn anew.
            return picture;
        }
    }

    private async Task<(PackedMember Packed, bool IsShown)?> PageAsync(ContentsEntry entry, string path, string file, CancellationToken cancellation)
    {
        if (new FileInfo(file).Length > EpubLimits.MarkupBytes || ContentsPage.Make(await File.ReadAllBytesAsync(file, cancellation), entry.Title, path) is not { } page)
            return null;
        ContentsWords.AddPage(words, entry.Title, path, page);
        var (offset, length) = await pack.AddAsync(page, cancellation);
        return (new PackedMember(path, ContentsPage.MediaType, offset, length, length, ContentEncoding: null), IsShown: true);
    }

    private async Task<ContentsEntry?> AddPageAsync(ContentsEntry entry, string path, byte[] markup, CancellationToken cancellation)
    {
        if (ContentsPage.Make(markup, entry.Title, path) is not { } page)
            return null;
        ContentsWords.AddPage(words, entry.Title, path, page);
        var (offset, length) = await pack.AddAsync(page, cancellation);
        _members[path] = new PackedMember(path, ContentsPage.MediaType, offset, length, length, ContentEncoding: null);
        return entry with { Path = path, MediaType = ContentsPage.MediaType, Length = length, IsShown = true };
    }

    private async Task<PackedMember> PackAsync(string path, string mediaType, string file, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        var (offset, length) = await pack.AddAsync(content, cancellation);
        return new PackedMember(path, mediaType, offset, length, length, ContentEncoding: null);
    }

    private void AddTitle(ContentsEntry entry, string path)
    {
        if (entry.Title.Length > 0)
            words.Add(entry.Title, path, entry.Title);
    }
}
