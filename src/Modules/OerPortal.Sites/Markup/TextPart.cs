namespace OerPortal.Sites.Markup;

/// <summary>A part of a page as it was written, one after the other.</summary>
internal abstract record TextPart;

/// <summary>Paragraphs, headings, lists: cleaned HTML.</summary>
internal sealed record ProsePart(string Html) : TextPart;

/// <summary>A table: cleaned HTML that may be wider than a phone.</summary>
internal sealed record TablePart(string Html) : TextPart;

/// <summary>One picture, or several beside each other.</summary>
internal sealed record PicturesPart(IReadOnlyList<Picture> Pictures) : TextPart;

/// <param name="Description">For those who do not see it.</param>
/// <param name="Caption">Below it; empty for none.</param>
internal sealed record Picture(Guid FileId, string Description, string Caption);

/// <summary>What the portal draws by itself.</summary>
/// <param name="Name">Of <see cref="BlockNames"/>.</param>
internal sealed record BlockPart(string Name, IReadOnlyList<BlockLine> Lines) : TextPart;

/// <summary>A line of a block: "address | words" or "label: value".</summary>
internal sealed record BlockLine(string Text)
{
    /// <summary>Before the bar.</summary>
    public string First => Text.Split('|', 2)[0].Trim();

    /// <summary>After it, or empty.</summary>
    public string Rest => Text.Split('|', 2) is [_, var rest] ? rest.Trim() : "";
}
