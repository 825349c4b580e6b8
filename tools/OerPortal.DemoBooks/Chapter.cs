using Markdig.Syntax;
using OerPortal.DemoBooks.Markup;

namespace OerPortal.DemoBooks;

/// <summary>A chapter in Markdown; its first level-one heading is its title.</summary>
public sealed record Chapter(string FileName, string Title, string Markdown)
{
    /// <exception cref="InvalidDataException">The chapter does not begin with <c># Title</c>.</exception>
    public static Chapter From(string fileName, string markdown)
    {
        var text = markdown.ReplaceLineEndings("\n");
        if (!text.StartsWith("# ", StringComparison.Ordinal))
            throw new InvalidDataException($"{fileName} must begin with a '# title' line.");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new Chapter(fileName, text[2..end].Trim(), text);
    }

    public MarkdownDocument Parse() => Dialect.Parse(Markdown);
}
