using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.Demo.Library;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Demo.Recipes;

/// <summary>Brings one edition of a demo book in on a teacher's way: files through quarantine and virus scan, draft, submission, decision.</summary>
internal sealed class BookArrival(IContributions contributions, IFiles files, IPeople people, ISites sites, TimeProvider time)
{
    public static string Key(string slug) => $"demo:{slug}";

    /// <summary>The first edition, or what an earlier run made of it.</summary>
    /// <param name="publicIds">Public ids of the books that are there already, by slug.</param>
    public async Task<ImportOutcome> BeginAsync(Book book, Guid reviewer, IReadOnlyDictionary<string, string> publicIds, CancellationToken cancellation) =>
        await contributions.FindAsync(Key(book.Slug), cancellation)
        ?? await contributions.ImportAsync(await OfAsync(book, 1, reviewer, publicIds, cancellation), cancellation);

    /// <summary>The next editions, once the one before is decided; nothing happens to a book that has only one.</summary>
    /// <returns>Whether the newest edition has gone through all its steps.</returns>
    public async Task<bool> GoOnAsync(Book book, Guid reviewer, IReadOnlyDictionary<string, string> publicIds, CancellationToken cancellation)
    {
        if (await contributions.FindAsync(Key(book.Slug), cancellation) is not { IsFinished: true })
            return false;
        for (var number = 2; number <= book.Editions.Count; number++)
        {
            var next = new ImportedRevision(number, await OfAsync(book, number, reviewer, publicIds, cancellation));
            if (!(await contributions.ReviseAsync(next, cancellation)).IsFinished)
                return false;
        }
        return true;
    }

    public Guid SiteId(string slug) => slug is "" or "portal"
        ? sites.Portal.Id
        : sites.FindBySlug(slug)?.Id ?? throw new InvalidDataException($"There is no school '{slug}'. The step 'sites' must come before.");

    public async Task<Guid> PersonAsync(string userName, CancellationToken cancellation) =>
        (await people.FindByUserNameAsync(userName, cancellation))?.Id
        ?? throw new InvalidDataException($"There is no person '{userName}'. The step 'people' must come before.");

    private async Task<ImportedResource> OfAsync(Book book, int number, Guid reviewer, IReadOnlyDictionary<string, string> publicIds, CancellationToken cancellation)
    {
        var present = number == book.Editions.Count;
        var edition = book.Editions[number - 1];
        var at = time.GetUtcNow().AddDays(-(present ? book.Journey.DaysAgo : book.Journey.Earlier[number - 1].DaysAgo));
        var owner = await PersonAsync(book.Contributor, cancellation);
        return new ImportedResource(
            Key(book.Slug), SiteId(book.Site), owner, Description.Of(book, edition, publicIds), Description.VisibilityOf(book),
            await FilesAsync(book, edition, owner, cancellation), at.AddDays(-3), Steps(present ? book.Journey : new Journey(), owner, reviewer, at));
    }

    private static IReadOnlyList<ImportedStep> Steps(Journey journey, Guid owner, Guid reviewer, DateTimeOffset at)
    {
        var submitted = new ImportedStep(ImportedStepKind.Submit, owner, journey.State == "submitted" ? at : at.AddHours(-26));
        return journey.State switch
        {
            "draft" => [],
            "submitted" => [submitted],
            "returned" => [submitted, new ImportedStep(ImportedStepKind.Return, reviewer, at, journey.Comment)],
            _ => [submitted, new ImportedStep(ImportedStepKind.Approve, reviewer, at)],
        };
    }

    private async Task<IReadOnlyList<ImportedFile>> FilesAsync(Book book, Edition edition, Guid owner, CancellationToken cancellation)
    {
        var holder = $"import:{Key(book.Slug)}";
        var there = await files.OfHolderAsync(holder, cancellation);
        List<ImportedFile> taken = [];
        foreach (var name in edition.Files)
        {
            var id = there.FirstOrDefault(file => file.Name == name)?.Id;
            if (id is null)
            {
                using var content = DemoLibrary.Open(book, name);
                id = await files.AcceptAsync(new NewFile(SiteId(book.Site), owner, holder, name), content, cancellation);
            }
            taken.Add(new ImportedFile(id.Value, name.EndsWith(".md", StringComparison.Ordinal) ? FileRole.Transcript : FileRole.Main));
        }
        return taken;
    }
}
