using System.Text.Json;
using OerPortal.Epub;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Passages;

namespace OerPortal.Packages;

/// <summary>The words of a lecture, for search: of its pages, or of H5P's content. What scripts alone know is not found.</summary>
internal static class LectureText
{
    private const int MostPages = 2000;

    // Settings of H5P that are no words of the lesson.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "library", "path", "mime", "subContentId", "copyright", "license", "licenseVersion", "licenseExtras", "contentType", "metadata", "behaviour", "override", "l10n", "UI", "a11y", "id", "uuid",
    };

    /// <returns>Passages as <see cref="PassageFile"/> reads them.</returns>
    public static string Write(StrictZip zip, LecturePackage package, string file)
    {
        using var text = new PassageSpool(file);
        if (package.Lecture.Form == LectureForm.H5p)
            AddContent(zip, package, text);
        else
            AddPages(zip, package, text);
        return text.Path;
    }

    private static void AddPages(StrictZip zip, LecturePackage package, PassageSpool text)
    {
        var first = package.Lecture.Parts.Select(p => p.Path).ToList();
        var pages = package.MembersOf(zip).Where(m => LectureTypes.IsPage(m.Name) && m.Length <= LecturePackage.MostMarkup)
            .OrderBy(m => first.IndexOf(package.PathOf(m)) is >= 0 and var at ? at : int.MaxValue).ThenBy(m => m.Name, StringComparer.Ordinal);
        foreach (var page in pages.Take(MostPages))
        {
            foreach (var (heading, locator, words) in Passages(zip, page, package.PathOf(page)))
                text.Add(heading, locator, words);
        }
    }

    private static List<(string? Heading, string Locator, string Text)> Passages(StrictZip zip, ZipMember page, string path)
    {
        try
        {
            var clean = MarkupSanitiser.Clean(zip.ReadAll(page, LecturePackage.MostMarkup, Refusal.EpubTooLarge), page.Name, EpubMediaTypes.Xhtml);
            return EpubText.Read(clean, EpubPath.Encode(path), title: null);
        }
        catch (FileRefusedException refused) when (refused.Reason is Refusal.EpubDamaged or Refusal.XmlTooDeep or Refusal.XmlEntities)
        {
            // A template or a page that only a browser can make sense of.
            return [];
        }
    }

    private static void AddContent(StrictZip zip, LecturePackage package, PassageSpool text)
    {
        using var content = H5pPackage.Load(zip, package.Root + H5pPackage.ContentName);
        var words = string.Join('\n', Strings(content.RootElement).Select(PlainOf).Where(w => w.Length > 0));
        text.Add(package.Said.Title, "", words);
    }

    private static IEnumerable<string> Strings(JsonElement of) => of.ValueKind switch
    {
        JsonValueKind.String => [of.GetString()!],
        JsonValueKind.Array => of.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => of.EnumerateObject().Where(p => !Silent.Contains(p.Name)).SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static string PlainOf(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal) && !text.Contains('&', StringComparison.Ordinal))
            return text.Trim();
        try
        {
            var clean = MarkupSanitiser.Clean(System.Text.Encoding.UTF8.GetBytes($"<html><body>{text}</body></html>"), "content", EpubMediaTypes.Xhtml);
            return string.Join(' ', EpubText.Read(clean, "content", title: null).Select(p => p.Text));
        }
        catch (FileRefusedException)
        {
            return "";
        }
    }
}
