using System.Text;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Classes.Cards;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.Classes.Tests.ClassesApp))]

namespace OerPortal.Classes.Tests;

/// <summary>A portal whose schools have classes.</summary>
public sealed class ClassesApp : PortalApp
{
    internal const string Headings = "Mã học sinh,Họ và tên,Ngày sinh,Lớp";

    public ClassesApp()
    {
        // The test server has no body size feature; Kestrel does.
        Log.Expect("A request body size limit could not be applied");
    }

    /// <summary>People come from addresses here, as a proxy tells the portal.</summary>
    protected override PortalAppOptions Options => new() { Settings = new Dictionary<string, string> { ["Portal:BehindProxy"] = "true" } };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Somebody who comes from a network address.</summary>
    internal Visitor GuestAt(Site school, string address)
    {
        var guest = Guest(school);
        guest.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return guest;
    }

    internal static string Table(params string[] rows) => string.Join("\r\n", rows.Prepend(Headings));

    /// <summary>A school and its librarian.</summary>
    internal async Task<(Site School, Visitor Librarian)> SchoolAsync()
    {
        var school = await CreateSchoolAsync();
        return (school, await SignInAsLibrarianAsync(school));
    }

    /// <summary>A school with a class of these pupils.</summary>
    internal async Task<(Site School, Visitor Librarian, SchoolClass Class)> ClassAsync(params string[] names)
    {
        var (school, librarian) = await SchoolAsync();
        await ImportAsync(librarian, Table([.. names.Select((name, at) => $"HS{at},{name},{at % 28 + 1}/3/2014,6A")]));
        return (school, librarian, (await ClassesAsync(school)).Single());
    }

    /// <summary>Sends a file and looks at the preview.</summary>
    internal async Task<string> PreviewAsync(Visitor librarian, byte[] file, string name = "danh-sach.csv", bool isWhole = false)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await librarian.TokenAsync("/quan-tri/nhap-lop")), "__RequestVerificationToken" },
            { new StringContent("0"), "Year" },
            { new ByteArrayContent(file), "Sheet", name },
        };
        if (isWhole)
            content.Add(new StringContent("true"), "IsWhole");
        using var answer = await librarian.Client.PostAsync(librarian.Url("/quan-tri/nhap-lop"), content, Ct);
        var address = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(Ct));
        await WorkIsDoneAsync();
        return address;
    }

    internal Task<string> PreviewAsync(Visitor librarian, string table, bool isWhole = false) => PreviewAsync(librarian, Encoding.UTF8.GetBytes(table), isWhole: isWhole);

    /// <summary>Presses the button of a roster's page.</summary>
    internal async Task<Page> PressAsync(Visitor librarian, string address, string handler)
    {
        using var answer = await librarian.PostFormAsync(address, form: $"form[action*='handler={handler}']");
        await WorkIsDoneAsync();
        return await librarian.OpenAsync(address);
    }

    internal async Task<Page> ImportAsync(Visitor librarian, string table, bool isWhole = false)
        => await PressAsync(librarian, await PreviewAsync(librarian, table, isWhole), "Take");

    internal Task<List<SchoolClass>> ClassesAsync(Site school)
        => ActAsSystemAsync(s => s.GetRequiredService<ClassesDbContext>().Classes.AsNoTracking().Where(c => c.ClosedAt == null).OrderBy(c => c.Name).ToListAsync(Ct), school);

    internal Task<List<Pupil>> PupilsAsync(Site school)
        => ActAsSystemAsync(s => s.GetRequiredService<ClassesDbContext>().Pupils.AsNoTracking().Where(p => p.LeftAt == null).OrderBy(p => p.Number).ToListAsync(Ct), school);

    internal string PinOf(Pupil pupil) => Services.GetRequiredService<PupilPins>().Of(pupil.Card);

    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object values)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        return [.. await connection.QueryAsync<T>(sql, values)];
    }

    /// <summary>How many may read what is the school's own.</summary>
    internal async Task<int> ReadersAsync(Site school)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        return await connection.ExecuteScalarAsync<int>("select count(*)::int from accounts.membership where site_id = @Id and role = @role", new { school.Id, role = (short)SiteRole.Reader });
    }

    /// <summary>A book of the school, read and approved.</summary>
    internal async Task<PublishedBook> PublishAsync(Site school, TestPerson teacher, Visibility visibility = Visibility.School, bool isPublished = true)
    {
        var title = $"Bài đọc {Guid.CreateVersion7():N}";
        var now = Clock.GetUtcNow();
        var reviewer = await CreatePersonAsync(SiteRole.Reviewer);
        var file = await ActAsSystemAsync(s => s.GetRequiredService<IFiles>().AcceptAsync(
            new NewFile(school.Id, teacher.Id, $"import:{title}", "bai.epub"), new MemoryStream(SmallBook.Epub(title, "Đường lên núi.")), Ct));
        await WorkIsDoneAsync();
        var about = new ResourceMetadata
        {
            Title = title,
            Description = "Bài đọc thêm.",
            Kind = "sach-dien-tu",
            Levels = ["thcs"],
            Grades = [6],
            Subjects = ["ngu-van"],
            Languages = ["vi"],
            Licence = "cc-by-4.0",
            Contributors = [new("Cô Hạnh", "aut")],
        };
        ImportedStep[] steps = isPublished ? [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)] : [];
        var outcome = await ActAsSystemAsync(s => s.GetRequiredService<IContributions>().ImportAsync(
            new ImportedResource(title, school.Id, teacher.Id, about, visibility, [new ImportedFile(file)], now, steps), Ct));
        await WorkIsDoneAsync();
        return new PublishedBook(outcome.PublicId, title, file);
    }
}

internal sealed record PublishedBook(string PublicId, string Title, Guid FileId);
