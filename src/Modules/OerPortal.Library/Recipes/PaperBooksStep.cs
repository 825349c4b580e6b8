using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Recipes;

/// <summary>
/// <c>{"step": "paper-books", "folders": "Schools"}</c>: the file <c>shelves.json</c> of the folders (<see cref="ShelfPlan"/>), with vouchers over three years
/// and the loans of one, counted from today. A school that has a title is left alone.
/// </summary>
internal sealed class PaperBooksStep(LibraryDbContext db, RegisterNumbers numbers, CopyNumbering numbering, IPupils pupils, ISites sites, IEnumerable<IRecipeFiles> shelves, TimeProvider time) : IRecipeStep
{
    private const string File = "shelves.json";
    private const int DaysBack = 1_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Name => "paper-books";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        foreach (var folder in RecipeFolder.Below(shelves, step.GetProperty("folders").GetString() ?? "", File))
        {
            var plan = JsonSerializer.Deserialize<ShelfPlan>(folder.Read(File), Json) ?? throw new InvalidDataException($"'{File}' is empty.");
            var site = sites.FindBySlug(plan.School) ?? throw new InvalidDataException($"There is no school '{plan.School}'. The step 'sites' must come before.");
            if (await db.Titles.OfAllSites().AnyAsync(t => t.SiteId == site.Id, cancellation))
                continue;
            var copies = await EnterAsync(site, plan, cancellation);
            var readers = await pupils.OfSchoolAsync(site.Id, cancellation);
            var lent = await LoanYear.WriteAsync(db, site.Id, copies, readers, plan.LoansADay, time.GetUtcNow(), cancellation);
            say($"{site.Name} has {copies.Select(c => c.TitleId).Distinct().Count():N0} titles in {copies.Count:N0} copies, and lent {lent:N0} of them in a year.");
        }
    }

    /// <summary>Titles come in on the vouchers in turn, so that each of them is a mixed lot.</summary>
    private async Task<IReadOnlyList<Copy>> EnterAsync(Site site, ShelfPlan plan, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var titles = plan.Groups.SelectMany(group => group.Expand(site.Id, now).Select((title, at) => (Group: group, Title: title, At: at))).ToList();
        db.Titles.AddRange(titles.Select(t => t.Title));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var all = new List<Copy>();
        var given = new Dictionary<Voucher, int>();
        for (var n = 0; n < plan.Vouchers; n++)
        {
            var voucher = Begin(site.Id, DateOnly.FromDateTime(now.ToOffset(VietnamTime.Offset).DateTime).AddDays(-DaysBack + (n * (DaysBack - 30) / plan.Vouchers)), n);
            foreach (var (group, title, at) in titles.Where((_, at) => at % plan.Vouchers == n))
                voucher.Lines.Add(Line(voucher, title, Between(group.Copies, at, 1), Between(group.Price, at, 30) * 1000L));
            db.Vouchers.Add(voucher);
            given[voucher] = await numbers.TakeAsync(site.Id, RegisterNumbers.General, 1, cancellation);
            all.AddRange(await numbering.NumberAsync(voucher, cancellation));
        }
        // Lines first: the database takes none for a voucher that has its number.
        await db.SaveChangesAsync(cancellation);
        foreach (var (voucher, number) in given)
            voucher.Number = number;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return all;
    }

    private static Voucher Begin(Guid siteId, DateOnly day, int n)
    {
        var at = new DateTimeOffset(day, new TimeOnly(9, 0), VietnamTime.Offset).ToUniversalTime();
        var source = n == 0 ? VoucherSource.Before : (VoucherSource)(n % 3);
        return new Voucher
        {
            SiteId = siteId,
            Dated = day,
            Source = source,
            BegunAt = at,
            EnteredAt = at,
            From = source switch { VoucherSource.Bought => "Công ty Sách và Thiết bị trường học", VoucherSource.Given => "Quỹ sách cho trường đảo", VoucherSource.Allotted => "Phòng Giáo dục và Đào tạo", _ => "" },
            Document = source == VoucherSource.Bought ? $"HĐ {1200 + (n * 17)}" : "",
        };
    }

    private static VoucherLine Line(Voucher voucher, Title title, int count, long price) => new()
    {
        SiteId = voucher.SiteId,
        VoucherId = voucher.Id,
        TitleId = title.Id,
        Title = title,
        Place = voucher.Lines.Count + 1,
        Count = count,
        Price = price,
    };

    private static int Between(IReadOnlyList<int>? range, int at, int otherwise) => range is [var from, var to] ? from + (at * 7 % (to - from + 1)) : otherwise;
}
