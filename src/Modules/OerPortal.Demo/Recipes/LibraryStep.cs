using System.Text.Json;
using OerPortal.Accounts;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Demo.Books;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Demo.Recipes;

/// <summary>
/// <c>{"step": "library", "reviewer": "…", "collections": […]}</c>: builds the files of every demo book and brings them in on a teacher's way:
/// quarantine, virus scan, draft, submission, decision. What an interrupted run has done already is found by its key and kept.
/// </summary>
internal sealed class LibraryStep(IContributions contributions, IFiles files, IPeople people, ISites sites, TimeProvider time) : IRecipeStep
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Without any progress for so long the step ends; the imports go on by themselves when the scanner is back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly Dictionary<string, string> _publicIds = [];

    public string Name => "library";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var plan = step.Deserialize<LibraryPlan>(JsonSerializerOptions.Web) ?? throw new InvalidDataException("The step 'library' is empty.");
        var reviewer = await PersonAsync(plan.Reviewer, cancellation);
        var books = InOrder(DemoLibrary.Books);
        foreach (var (book, number) in books.Select((book, index) => (book, index + 1)))
        {
            await BringAsync(book, reviewer, cancellation);
            if (number % 4 == 0 || number == books.Count)
                say($"Đang nạp học liệu mẫu {number}/{books.Count}");
        }
        foreach (var collection in plan.Collections)
            await CollectAsync(collection, cancellation);
        await WaitAsync(books, say, cancellation);
    }

    /// <summary>Books that others build on come first, so that the tie can name them.</summary>
    internal static IReadOnlyList<Book> InOrder(IReadOnlyList<Book> books)
    {
        List<Book> placed = [];
        while (placed.Count < books.Count)
        {
            var next = books.Where(book => !placed.Contains(book) && book.Relations.All(tie => placed.Any(earlier => earlier.Slug == tie.Slug))).ToList();
            if (next.Count == 0)
                throw new InvalidDataException("The demo books' relations go round in a circle.");
            placed.AddRange(next.OrderByDescending(book => book.Journey.DaysAgo));
        }
        return placed;
    }

    private static string Key(string slug) => $"demo:{slug}";

    private async Task BringAsync(Book book, Guid reviewer, CancellationToken cancellation)
    {
        var key = Key(book.Slug);
        var outcome = await contributions.FindAsync(key, cancellation);
        if (outcome is null)
        {
            var owner = await PersonAsync(book.Contributor, cancellation);
            var edition = Edition.Present(book);
            var published = time.GetUtcNow().AddDays(-book.Journey.DaysAgo);
            outcome = await contributions.ImportAsync(
                new ImportedResource(
                    key, SiteId(book.Site), owner, Description.Of(book, edition, _publicIds), Description.VisibilityOf(book),
                    await FilesAsync(book, edition, owner, cancellation), published.AddDays(-3), Steps(book, owner, reviewer, published)),
                cancellation);
        }
        _publicIds[book.Slug] = outcome.PublicId;
    }

    private static IReadOnlyList<ImportedStep> Steps(Book book, Guid owner, Guid reviewer, DateTimeOffset at)
    {
        var submitted = new ImportedStep(ImportedStepKind.Submit, owner, book.Journey.State == "submitted" ? at : at.AddHours(-26));
        return book.Journey.State switch
        {
            "draft" => [],
            "submitted" => [submitted],
            "returned" => [submitted, new ImportedStep(ImportedStepKind.Return, reviewer, at, book.Journey.Comment)],
            _ => [submitted, new ImportedStep(ImportedStepKind.Approve, reviewer, at)],
        };
    }

    private async Task<IReadOnlyList<ImportedFile>> FilesAsync(Book book, Edition edition, Guid owner, CancellationToken cancellation)
    {
        var holder = $"import:{Key(book.Slug)}";
        var there = await files.OfHolderAsync(holder, cancellation);
        List<ImportedFile> taken = [];
        foreach (var rendition in book.Files)
        {
            var built = BuiltFile.Of(book, edition, rendition);
            var id = there.FirstOrDefault(file => file.Name == built.Name)?.Id;
            if (id is null)
            {
                using var content = new MemoryStream(built.Bytes, writable: false);
                id = await files.AcceptAsync(new NewFile(SiteId(book.Site), owner, holder, built.Name), content, cancellation);
            }
            taken.Add(new ImportedFile(id.Value, rendition.Format == "md" ? FileRole.Transcript : FileRole.Main));
        }
        return taken;
    }

    private async Task CollectAsync(PlannedCollection planned, CancellationToken cancellation) =>
        await contributions.ImportCollectionAsync(
            new ImportedCollection(
                Key($"collection/{planned.Key}"), SiteId(planned.Site), await PersonAsync(planned.Owner, cancellation), planned.Title, planned.Description,
                [.. planned.Books.Select(Key)], time.GetUtcNow().AddDays(-planned.DaysAgo)),
            cancellation);

    private async Task WaitAsync(IReadOnlyList<Book> books, Action<string> say, CancellationToken cancellation)
    {
        var open = books.Select(book => book.Slug).ToHashSet(StringComparer.Ordinal);
        var since = time.GetTimestamp();
        while (open.Count > 0 && time.GetElapsedTime(since) < Patience)
        {
            var before = open.Count;
            foreach (var slug in open.ToList())
            {
                if (await contributions.FindAsync(Key(slug), cancellation) is { IsFinished: true })
                    open.Remove(slug);
            }
            if (open.Count < before)
            {
                since = time.GetTimestamp();
                say($"Đã kiểm tra và xếp lên kệ {books.Count - open.Count}/{books.Count} học liệu mẫu");
            }
            else
                await Task.Delay(Look, time, cancellation);
        }
        if (open.Count > 0)
            say($"Còn {open.Count} học liệu mẫu đang chờ quét mã độc; chúng sẽ tự lên kệ khi quét xong.");
    }

    private Guid SiteId(string slug) => slug is "" or "portal"
        ? sites.Portal.Id
        : sites.FindBySlug(slug)?.Id ?? throw new InvalidDataException($"There is no school '{slug}'. The step 'sites' must come before.");

    private async Task<Guid> PersonAsync(string userName, CancellationToken cancellation) =>
        (await people.FindByUserNameAsync(userName, cancellation))?.Id
        ?? throw new InvalidDataException($"There is no person '{userName}'. The step 'people' must come before.");
}
