using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Data;
using OerPortal.Library.Holds;
using OerPortal.Library.Import;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;
using OerPortal.Library.Registers;
using OerPortal.Library.Union;
using OerPortal.Resources;

namespace OerPortal.Bench;

/// <summary><c>library-measure SCHOOLS COPIES</c>: fills libraries and says how long the desk, the union, a register and an import take.</summary>
internal sealed class LibraryVerb(ISites sites, NpgsqlDataSource data, SystemScope system, TimeProvider time, IConfiguration configuration) : IPortalVerb
{
    private const int Warming = 20;
    private const int Rounds = 400;
    private const int Rows = 2_000;

    private static readonly string[] Asked = ["truyen", "su thi ve rung", "voi", "khoa hoc ve cac vi sao lop 8", "nguyen nhat anh", "ca phe tay nguyen", "cau do bang tranh", "khong co sach nay", "tap hai", "to hoai ve song nuoc"];

    private readonly ProcessorTime _processor = BenchServers.Time(configuration);

    public string Name => "library-measure";

    public string Description => "library-measure SCHOOLS COPIES: time a library's desk, the union catalogue, a register and an import";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments is not [var schoolText, var copyText] || !int.TryParse(schoolText, out var schools) || !int.TryParse(copyText, out var copies))
        {
            await Console.Error.WriteLineAsync("Usage: library-measure SCHOOLS COPIES");
            return 2;
        }

        await FillAsync(schools, copies, cancellation);
        var times = new AskedTimes("library", _processor);
        await DeskAsync(times, cancellation);
        await UnionAsync(times, cancellation);
        Console.WriteLine(AskedTimes.Head);
        foreach (var kind in times.Kinds)
            Console.WriteLine(times.Row(kind));
        Console.WriteLine();
        Console.WriteLine(times.Held("desk answer", ["lend", "return"], 50));
        Console.WriteLine(times.Held("union search", ["union"], 50));
        await RegisterAsync(cancellation);
        await ImportAsync(cancellation);
        return 0;
    }

    private async Task FillAsync(int count, int copies, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM library.copy") >= copies)
            return;
        await sites.SaveAllAsync(
            [.. Enumerable.Range(sites.Schools.Count + 1, Math.Max(0, count - sites.Schools.Count)).Select(n => new Site(Guid.CreateVersion7(), SiteKind.School, $"truong-{n}", $"Trường THCS số {n}", "Thư viện trường", null, "rung", SchoolLevels.LowerSecondary))],
            cancellation);
        await connection.ExecuteAsync(LibraryFill.Begin, commandTimeout: 0);
        var places = (await connection.QueryAsync<(Guid Id, int Place)>("SELECT id, place FROM school ORDER BY place")).ToList();
        // A title has two or three copies.
        var titles = Math.Max(1, (copies - LibraryFill.BigRegister) * 2 / 5 / Math.Max(1, places.Count - 1));
        foreach (var (id, place) in places)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync(LibraryFill.School, new { id, place, titles = place == 1 ? LibraryFill.BigRegister * 2 / 5 : titles }, transaction, 0);
            await transaction.CommitAsync(cancellation);
            if (place % 50 == 0)
                await Console.Error.WriteLineAsync($"{place} of {places.Count} schools");
        }

        await connection.ExecuteAsync(LibraryFill.End, commandTimeout: 0);
        var made = await connection.QuerySingleAsync<(long Titles, long Copies, long Loans)>("SELECT (SELECT count(*) FROM library.title), (SELECT count(*) FROM library.copy), (SELECT count(*) FROM library.loan)");
        Console.WriteLine($"{places.Count} schools, {made.Titles} titles, {made.Copies} copies, {made.Loans} loans\n");
    }

    /// <summary>What a scan asks and writes, and what the page asks that answers it.</summary>
    private async Task DeskAsync(AskedTimes times, CancellationToken cancellation)
    {
        var all = sites.Schools.ToList();
        for (var round = 0; round < Rounds + Warming; round++)
        {
            // Free at the start: no number that ends with 0 is.
            var (school, number) = (all[round * 7 % all.Count], $"TK{1 + round % 9:000000}");
            foreach (var kind in new[] { "lend", "return" })
            {
                await using var scope = system.Open(school.Id);
                await times.AskAsync(kind, round >= Warming, () => ScanAsync(scope.ServiceProvider, number, cancellation));
            }
        }
    }

    private static async Task<int> ScanAsync(IServiceProvider services, string number, CancellationToken cancellation)
    {
        var desk = services.GetRequiredService<LoanDesk>();
        var reader = new Reader(Guid.Parse("e1000000-0000-7000-8000-000000000000"), "Nguyễn Lan", ReaderKind.Pupil);
        var copy = await desk.FindCopyAsync(number, cancellation) ?? throw new InvalidOperationException($"There is no {number}.");
        if (await desk.OpenOfAsync(copy, cancellation) is { } loan)
            await desk.EndAsync(loan, LoanEnd.Returned, cancellation);
        else
            await desk.LendAsync(copy, reader, false, cancellation);
        var holds = services.GetRequiredService<HoldDesk>();
        await services.GetRequiredService<LendingRules>().AllAsync(cancellation);
        await holds.OfReaderAsync(reader.PersonId, cancellation);
        await holds.TasksAsync(cancellation);
        var latest = await desk.LatestAsync(8, cancellation);
        await services.GetRequiredService<LibraryReaders>().FindManyAsync([.. latest.Select(l => l.PersonId).OfType<Guid>().Distinct()], cancellation);
        return (await desk.OfReaderAsync(reader.PersonId, cancellation)).Count;
    }

    private async Task UnionAsync(AskedTimes times, CancellationToken cancellation)
    {
        for (var round = 0; round < (Rounds + Warming) / 4; round++)
        {
            await using var scope = system.Open(sites.Portal.Id);
            var union = scope.ServiceProvider.GetRequiredService<UnionCatalogue>();
            var words = Asked[round % Asked.Length];
            await times.AskAsync("union", round * 4 >= Warming, async () => (await union.LookThroughAsync(TitleWords.Matching(words), 0, 30, cancellation)).Total);
        }
    }

    private async Task RegisterAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var first = await connection.ExecuteScalarAsync<Guid>("SELECT site_id FROM library.copy WHERE register = 2 GROUP BY site_id ORDER BY count(*) DESC LIMIT 1");
        await using var scope = system.Open(first);
        var register = await scope.ServiceProvider.GetRequiredService<SchoolRegisters>().OpenAsync(RegisterChoice.Read("tk")!, cancellation);
        var (watch, cost) = (Stopwatch.StartNew(), _processor.Milliseconds());
        var pages = await register.PageCountAsync(cancellation);
        var pdf = await new RegisterPdf(new RegisterPaper("Sổ đăng ký cá biệt", "", "Sở Giáo dục và Đào tạo", "Trường số 1", "Trang", "vi"), register).DrawAsync(1, pages, cancellation);
        Say($"register of {pages} pages as PDF ({pdf.Length / 1024} KiB)", watch.Elapsed.TotalSeconds, (_processor.Milliseconds() - cost) / 1000, "s", 10);
    }

    private async Task ImportAsync(CancellationToken cancellation)
    {
        await using var scope = system.Open(sites.Schools[^1].Id);
        var db = scope.ServiceProvider.GetRequiredService<LibraryDbContext>();
        var import = new BookImport { SiteId = sites.Schools[^1].Id, Name = $"{Guid.CreateVersion7()}.csv", BegunAt = time.GetUtcNow() };
        import.Write([.. Enumerable.Range(2, Rows).Select(row => new BookRow(row, new Dictionary<BookColumn, string> { [BookColumn.Name] = $"Sách nhập {import.Id:N} {row}", [BookColumn.People] = "Tô Hoài", [BookColumn.Publisher] = "Kim Đồng", [BookColumn.Year] = "2024", [BookColumn.Price] = "45000", [BookColumn.Copies] = "2" }))]);
        db.Imports.Add(import);
        await db.SaveChangesAsync(cancellation);
        var (watch, cost) = (Stopwatch.StartNew(), _processor.Milliseconds());
        await scope.ServiceProvider.GetRequiredService<BookImporting>().TakeAsync(import, cancellation);
        Say($"import of {Rows} rows, a row", watch.Elapsed.TotalMilliseconds / Rows, (_processor.Milliseconds() - cost) / Rows, "ms", 2);
    }

    private static void Say(string what, double taken, double cost, string unit, double most)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Aim: {what} ≤ {most:0} {unit}: {taken:0.00} {unit}, processor {cost:0.00} {unit}: {(taken <= most ? "held" : "MISSED")}."));
}
