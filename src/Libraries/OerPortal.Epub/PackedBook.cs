using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>The book as it stands after packing, for its manifest.</summary>
internal static class PackedBook
{
    /// <summary>With what it uses beside its manifest, pages for what could not be read, and contents from its headings where it has none.</summary>
    public static EpubBook Of(EpubBook book, PackReport report)
    {
        var contents = book.Navigation.Contents.Count > 0 ? book.Navigation.Contents : HeadingOutline.Contents(report.Headings());
        var items = book.Package.Items.ToDictionary(StringComparer.Ordinal);
        foreach (var path in report.Unlisted)
            items.TryAdd($"oer-unlisted:{path}", new EpubItem($"oer-unlisted:{path}", path, EpubMediaTypes.Of(path, declared: null), [], FallbackId: null, MediaOverlayId: null));
        var spine = book.Package.Spine.Select(s => report.Unreadable.Contains(s.Item.Path) ? s with { Item = s.Item with { MediaType = EpubMediaTypes.Xhtml, Missing = s.Item.Path } } : s);
        return book with
        {
            Package = book.Package with { Items = items, Spine = [.. spine] },
            Navigation = book.Navigation with { Contents = contents },
        };
    }
}

/// <summary>Untidiness of the archive itself that costs the book nothing.</summary>
internal static class BookRemarks
{
    public static IEnumerable<FileRemark> Of(StrictZip zip)
    {
        if (!BookMimetype.IsEpub(zip))
            yield return new FileRemark(FileRemarkKind.MimetypeMissing, "mimetype");
    }
}
