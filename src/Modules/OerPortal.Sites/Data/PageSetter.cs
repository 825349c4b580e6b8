using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Sites.Markup;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>Sets a text for its readers: looks up what its blocks name, as the current person may see it. What is not there any more is left out.</summary>
internal sealed class PageSetter(SitesDbContext db, IResources resources, ICollections collections, IFiles files, ISiteContext site, ICurrentPerson person)
{
    private const int MostLines = 24;

    /// <param name="pathBase">What goes before addresses of this site.</param>
    internal async Task<SetPage> SetAsync(string markdown, string pathBase, CancellationToken cancellation)
    {
        var parts = PageText.Read(markdown, pathBase);
        var named = PageText.FilesOf(parts);
        var facts = named.Count == 0 ? [] : (await files.FindManyAsync(named, cancellation)).Where(file => file.IsReady).ToDictionary(file => file.Id);
        var set = new List<SetPart>();
        foreach (var part in parts)
            set.Add(await SetAsync(part, facts, cancellation));
        return new SetPage(set);
    }

    private async Task<SetPart> SetAsync(TextPart part, Dictionary<Guid, FileFacts> facts, CancellationToken cancellation) => part switch
    {
        ProsePart prose => new SetHtml(prose.Html, IsTable: false),
        TablePart table => new SetHtml(table.Html, IsTable: true),
        PicturesPart shown => new SetPictures([.. shown.Pictures.Where(p => facts.GetValueOrDefault(p.FileId)?.Kind == FileKind.Image)], shown.Pictures.Count),
        BlockPart { Name: BlockNames.Books } books => new SetBooks(await BooksAsync(books.Lines, cancellation)),
        BlockPart { Name: BlockNames.Film, Lines: [var film, ..] } => new SetFilm(await FindAsync(film.First, cancellation), film.Rest),
        BlockPart { Name: BlockNames.Collection, Lines: [var line, ..] } => new SetCollection(await CollectionAsync(line.First, cancellation)),
        BlockPart { Name: BlockNames.Files } given => new SetFiles([.. Given(given.Lines, facts)]),
        BlockPart { Name: BlockNames.Contact } contact => await FactsAsync(contact, cancellation),
        BlockPart { Name: BlockNames.Hours } hours => await FactsAsync(hours, cancellation),
        _ => new SetHtml("", IsTable: false),
    };

    private async Task<IReadOnlyList<SetBook>> BooksAsync(IReadOnlyList<BlockLine> lines, CancellationToken cancellation)
    {
        var books = new List<SetBook>();
        foreach (var line in lines.Take(MostLines))
        {
            if (await FindAsync(line.First, cancellation) is { } card)
                books.Add(new SetBook(card, line.Rest));
        }

        return books;
    }

    private async Task<ResourceCard?> FindAsync(string address, CancellationToken cancellation)
        => PublicIdOf(address) is { } id ? await resources.FindAsync(id, Viewer.From(person), cancellation) : null;

    private async Task<CollectionCard?> CollectionAsync(string address, CancellationToken cancellation)
        => PublicIdOf(address) is { } id ? await collections.FindAsync(id, Viewer.From(person), cancellation) : null;

    private static IEnumerable<SetFile> Given(IReadOnlyList<BlockLine> lines, Dictionary<Guid, FileFacts> facts)
        => lines.Select(line => MediaAddress.IdOf(line.First) is { } id && facts.GetValueOrDefault(id) is { } file ? new SetFile(file, line.Rest.Length > 0 ? line.Rest : file.Name) : null).OfType<SetFile>();

    private async Task<SetFacts> FactsAsync(BlockPart block, CancellationToken cancellation)
    {
        if (block.Lines.Count > 0)
            return new SetFacts(block.Name, [.. block.Lines.Take(MostLines).Select(Fact)]);
        var profile = await db.ProfileAsync(site.Current.Id, cancellation);
        return new SetFacts(block.Name, block.Name == BlockNames.Hours ? Known(profile.OpeningHours) : [.. Known(profile.Place), .. Known(profile.OpeningHours)]);
    }

    private static SetFact Fact(BlockLine line) => line.Text.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
        ? new SetFact(line.Text[..colon].Trim(), line.Text[(colon + 2)..].Trim())
        : new SetFact("", line.Text);

    private static SetFact[] Known(string said) => said.Length > 0 ? [new SetFact("", said)] : [];

    /// <summary>Of an address as copied from the browser, or of the id itself.</summary>
    internal static string? PublicIdOf(string address)
        => address.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(PublicId.IsWellFormed);
}

/// <summary>A text with all that it shows.</summary>
internal sealed record SetPage(IReadOnlyList<SetPart> Parts)
{
    /// <summary>Address of the first picture, for links that others share; null without one.</summary>
    internal string? FirstPicture(string pathBase)
        => Parts.OfType<SetPictures>().SelectMany(shown => shown.Pictures).FirstOrDefault() is { } picture ? pathBase + FileAddress.Picture(picture.FileId, FileAddress.PictureWidths[0]) : null;
}

internal abstract record SetPart;

/// <param name="Html">Cleaned.</param>
internal sealed record SetHtml(string Html, bool IsTable) : SetPart;

/// <param name="Pictures">Those that are ready.</param>
/// <param name="Wanted">How many the text names.</param>
internal sealed record SetPictures(IReadOnlyList<Picture> Pictures, int Wanted) : SetPart;

internal sealed record SetBooks(IReadOnlyList<SetBook> Books) : SetPart;

internal sealed record SetBook(ResourceCard Card, string Words);

internal sealed record SetFilm(ResourceCard? Card, string Words) : SetPart;

internal sealed record SetCollection(CollectionCard? Card) : SetPart;

internal sealed record SetFiles(IReadOnlyList<SetFile> Files) : SetPart;

internal sealed record SetFile(FileFacts File, string Title);

/// <param name="Name">Of <see cref="BlockNames"/>.</param>
internal sealed record SetFacts(string Name, IReadOnlyList<SetFact> Facts) : SetPart;

/// <param name="Label">May be empty.</param>
internal sealed record SetFact(string Label, string Text)
{
    /// <summary>Where it leads: an address to write to, a number to call, a page; null for words.</summary>
    public string? Address
        => Text.Contains('@') && !Text.Contains(' ') ? "mailto:" + Text
            : Text.StartsWith("https://", StringComparison.Ordinal) ? Text
            : Text.Length is >= 8 and <= 20 && Text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '+' or '(' or ')') ? "tel:" + string.Concat(Text.Where(c => char.IsAsciiDigit(c) || c == '+'))
            : null;
}
