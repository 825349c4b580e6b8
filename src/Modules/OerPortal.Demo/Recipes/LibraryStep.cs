using System.Text.Json;
using OerPortal.Cms.Recipes;
using OerPortal.Demo.Library;
using OerPortal.Resources;

namespace OerPortal.Demo.Recipes;

/// <summary>
/// <c>{"step": "library", "reviewer": "…", "collections": […]}</c>: brings in the files of every demo book.
/// What an interrupted run has done already is found by its key and kept.
/// </summary>
internal sealed class LibraryStep(IContributions contributions, BookArrival arrival, TimeProvider time) : IRecipeStep
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Without any progress for so long the step stops waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly Dictionary<string, string> _publicIds = [];

    public string Name => "library";

    /// <exception cref="TimeoutException">New editions wait for the scanner; the next run goes on with them.</exception>
    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var plan = step.Deserialize<LibraryPlan>(JsonSerializerOptions.Web) ?? throw new InvalidDataException("The step 'library' is empty.");
        var reviewer = await arrival.PersonAsync(plan.Reviewer, cancellation);
        var books = InOrder(DemoLibrary.Books);
        foreach (var (book, number) in books.Select((book, index) => (book, index + 1)))
        {
            _publicIds[book.Slug] = (await arrival.BeginAsync(book, reviewer, _publicIds, cancellation)).PublicId;
            if (number % 4 == 0 || number == books.Count)
                say($"Đang nạp học liệu mẫu {number}/{books.Count}");
        }
        foreach (var collection in plan.Collections)
            await CollectAsync(collection, cancellation);
        await WaitAsync(books, reviewer, say, cancellation);
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

    private async Task CollectAsync(PlannedCollection planned, CancellationToken cancellation) =>
        await contributions.ImportCollectionAsync(
            new ImportedCollection(
                BookArrival.Key($"collection/{planned.Key}"), arrival.SiteId(planned.Site), await arrival.PersonAsync(planned.Owner, cancellation),
                planned.Title, planned.Description, [.. planned.Books.Select(BookArrival.Key)], time.GetUtcNow().AddDays(-planned.DaysAgo)),
            cancellation);

    private async Task WaitAsync(IReadOnlyList<Book> books, Guid reviewer, Action<string> say, CancellationToken cancellation)
    {
        var open = books.ToList();
        var since = time.GetTimestamp();
        while (open.Count > 0 && time.GetElapsedTime(since) < Patience)
        {
            List<Book> waiting = [];
            foreach (var book in open)
            {
                if (!await arrival.GoOnAsync(book, reviewer, _publicIds, cancellation))
                    waiting.Add(book);
            }
            if (waiting.Count < open.Count)
            {
                since = time.GetTimestamp();
                say($"Đã quét và xếp lên kệ {books.Count - waiting.Count}/{books.Count} học liệu mẫu");
            }
            open = waiting;
            if (open.Count > 0)
                await Task.Delay(Look, time, cancellation);
        }
        if (open.Count > 0)
            say($"Còn {open.Count} học liệu mẫu đang chờ quét mã độc; chúng sẽ tự lên kệ khi quét xong.");
        if (open.Exists(book => book.Editions.Count > 1))
            throw new TimeoutException("New editions of demo books wait for the virus scanner.");
    }
}
