using System.Text;
using OerPortal.DemoBooks.Audio;
using OerPortal.DemoBooks.Epub;
using OerPortal.DemoBooks.Pdf;

namespace OerPortal.DemoBooks;

/// <summary>A file as a teacher would upload it.</summary>
public sealed record BuiltFile(string Name, byte[] Bytes)
{
    /// <summary>Builds one file of a book. The same edition always gives the same bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No builder knows the format.</exception>
    public static BuiltFile Of(Manuscript book, Edition edition, Rendition file)
    {
        var bytes = file.Format switch
        {
            "epub" => EpubBuilder.Build(book, edition),
            "pdf" => PdfBuilder.Build(book, edition, file),
            "wav" => Pieces.Play(file.Piece ?? throw new ArgumentOutOfRangeException(nameof(file), "A recording needs a piece.")),
            "md" => Encoding.UTF8.GetBytes(string.Join("\n", book.Chapters.Take(edition.Chapters).Select(chapter => chapter.Markdown))),
            _ => throw new ArgumentOutOfRangeException(nameof(file), file.Format, "No builder knows this format."),
        };
        return new BuiltFile(NameOf(book, edition, file), bytes);
    }

    /// <summary>The name under which a teacher would have saved it; a later edition says so.</summary>
    public static string NameOf(Manuscript book, Edition edition, Rendition file) =>
        file.Name ?? (edition.Number == 1 ? $"{book.Slug}.{file.Format}" : FormattableString.Invariant($"{book.Slug}-ban-{edition.Number}.{file.Format}"));
}
