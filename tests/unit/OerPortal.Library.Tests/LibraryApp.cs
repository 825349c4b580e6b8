using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OerPortal.Cms.Outside;
using OerPortal.Cms.Sites;
using OerPortal.Library.Models;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.Library.Tests.LibraryApp))]

namespace OerPortal.Library.Tests;

/// <summary>A portal whose schools lend books.</summary>
public class LibraryApp : PortalApp
{
    public LibraryApp()
    {
        // The test server has no body size feature; Kestrel does.
        Log.Expect("A request body size limit could not be applied");
    }

    /// <summary>Made-up libraries are on loopback, which the rules against private networks allow here by name.</summary>
    protected override PortalAppOptions Options => new()
    {
        Settings = new Dictionary<string, string> { ["Library:Sru:AllowedHosts"] = MadeUpServer.Host, ["Library:Sru:ResponseSeconds"] = "5" },
        Services = services => services.Replace(ServiceDescriptor.Singleton<INameResolution>(new MadeUpNames())),
    };

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>A school and its librarian.</summary>
    internal async Task<(Site School, Visitor Librarian)> SchoolAsync()
    {
        var school = await CreateSchoolAsync();
        return (school, await SignInAsLibrarianAsync(school));
    }

    /// <summary>Adds a title through its form.</summary>
    /// <returns>Its public id.</returns>
    internal async Task<string> TitleAsync(Visitor librarian, string name, params (string Name, string Value)[] more)
    {
        using var answer = await librarian.PostFormAsync("/quan-tri/sach/moi", Fields.Of([("Input.Name", name), .. more]), "form[method=post]:has([name='Input.Name'])");
        var address = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException((await librarian.ReadAsync(answer)).Text);
        return address.Split('/')[^1].Split('?')[0];
    }

    /// <summary>Writes a voucher without entering it.</summary>
    /// <returns>Its path.</returns>
    internal async Task<string> VoucherAsync(Visitor librarian, params (string Title, int Count)[] lines)
    {
        using var begun = await librarian.PostFormAsync("/quan-tri/phieu-nhap-sach");
        var path = begun.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..];
        foreach (var (title, count) in lines)
            (await librarian.PostFormAsync($"{path}?sach={title}", Fields.Of(("Count", $"{count}"), ("Price", "45.000")), "form[action*='handler=Add']")).Dispose();
        return path;
    }

    internal static async Task EnterAsync(Visitor librarian, string voucher) => (await librarian.PostFormAsync(voucher, form: "form[action*='handler=Enter']")).Dispose();

    /// <summary>What the province has is up to what the schools have.</summary>
    internal Task GatherAsync() => Database.ExecuteAsync("select library.gather_works(1000000)");

    /// <summary>A title with so many copies on the shelf.</summary>
    /// <returns>The numbers on the books.</returns>
    internal async Task<IReadOnlyList<string>> BooksAsync(Visitor librarian, string name, int count, BookKind kind = BookKind.Reference)
    {
        var title = await TitleAsync(librarian, name, ("Input.Kind", $"{kind}"));
        await EnterAsync(librarian, await VoucherAsync(librarian, (title, count)));
        await GatherAsync();
        return [.. await Database.QueryAsync<string>("select c.barcode from library.copy c join library.title t on t.id = c.title_id where t.public_id = @title order by number", new { title })];
    }

    /// <summary>A pupil of the school, as a roster would bring one.</summary>
    internal async Task<Pupil> PupilAsync(Site school, string name, string className = "6A")
    {
        var person = await CreatePersonAsync(Cms.Security.SiteRole.Reader, school);
        var card = Cms.Text.PublicId.New();
        await Database.ExecuteAsync(
            """
            insert into classes.school_class (id, site_id, name, plain_name, grade, school_year, code)
            values (gen_random_uuid(), @site, @className, lower(@className), 6, 2026, @card) on conflict do nothing;
            insert into classes.pupil (person_id, site_id, class_id, number, name, plain_name, card)
            select @person, @site, id, 'HS' || @card, @name, @plain, @card from classes.school_class where site_id = @site and plain_name = lower(@className)
            """,
            new { site = school.Id, person = person.Id, className, card, name, plain = Cms.Text.Unmarked.Of(name) });
        return new Pupil(person, name, card);
    }


    /// <returns>The page the desk shows then.</returns>
    internal async Task<Page> ScanAsync(Visitor librarian, string typed, Guid? reader = null)
    {
        using var answer = await librarian.PostFormAsync(reader is { } id ? $"/quan-tri/muon-tra?readerId={id}" : "/quan-tri/muon-tra", Fields.Of(("Typed", typed)), "#loan-box");
        return await librarian.OpenAsync(answer.Headers.Location!.ToString()[librarian.Site.PathPrefix.Length..]);
    }
}

internal sealed record Pupil(TestPerson Person, string Name, string Card)
{
    internal Guid Id => Person.Id;
}
