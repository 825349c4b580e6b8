using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Isolation.Tests.Kit;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Isolation.Tests.Headers;

/// <summary>What an installation's answers say to browsers.</summary>
public sealed class ObservatoryTests(InstalledPortal app) : IClassFixture<InstalledPortal>
{
    /// <summary>A+ begins at 100; the portal asks more of itself.</summary>
    private const int Demanded = 120;

    [Theory]
    [InlineData("/")]
    [InlineData("/tim")]
    [InlineData("/truong")]
    [InlineData("/dang-nhap")]
    [InlineData("/dang-ky")]
    [InlineData("/khong-co-trang-nay")]
    public async Task A_public_page_scores_A_plus(string address)
    {
        using var guest = app.Guest();

        ShouldScore(await guest.OpenAsync(address));
    }

    [Theory]
    [InlineData("/toi")]
    [InlineData("/dong-gop")]
    [InlineData("/tu-sach")]
    [InlineData("/hoc-lieu/{publicId}")]
    [InlineData("/doc/{publicId}")]
    public async Task A_signed_in_page_and_the_reader_score_A_plus(string address)
    {
        using var teacher = app.SignIn(app.Things.Teacher);

        var page = await teacher.OpenAsync(app.Things[Thing.Resource].Fill(address));

        page.Status.ShouldBe(HttpStatusCode.OK);
        ShouldScore(page);
    }

    [Fact]
    public async Task The_sign_in_that_hands_out_the_cookie_scores_A_plus()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher, withPassword: true);
        using var visitor = app.Guest();

        using var answer = await visitor.PostFormAsync("/dang-nhap", [new("Input.Login", person.UserName), new("Input.Password", TestPerson.Password)]);

        answer.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("__Host-oer=", StringComparison.Ordinal));
        ShouldScore(await visitor.ReadAsync(answer));
    }

    [Theory]
    [InlineData("/dang-nhap")]
    [InlineData("/chon/ngon-ngu/en")]
    [InlineData("/chon/nen/dark")]
    public async Task Every_cookie_is_bound_to_this_host(string address)
    {
        using var guest = app.Guest();

        using var answer = await guest.GetAsync(address);

        foreach (var cookie in answer.Headers.GetValues("Set-Cookie").Select(c => c.ToLowerInvariant()))
        {
            cookie.ShouldStartWith("__host-");
            cookie.ShouldContain("; secure");
            cookie.ShouldContain("; httponly");
            cookie.ShouldContain("; path=/;");
            cookie.ShouldMatch("; samesite=(lax|strict)");
        }
    }

    [Fact]
    public async Task The_word_that_something_was_saved_travels_in_such_a_cookie_too()
    {
        using var administrator = app.SignIn(app.Things.Admin);

        using var answer = await administrator.PostFormAsync("/quan-tri/tinh-nang", form: "main form");

        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.StartsWith("__Host-", StringComparison.Ordinal));
    }

    private static void ShouldScore(Page page)
    {
        var marks = string.Join("; ", Observatory.MarksOf(page));
        Observatory.ScoreOf(page).ShouldBeGreaterThanOrEqualTo(Demanded, $"{page.Address}: {marks}");
    }
}
