using System.Net;
using Microsoft.AspNetCore.Identity;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests;

/// <summary>What needs no device: the way with one is a journey in the browser.</summary>
public sealed class PasskeyTests(PortalApp app)
{
    private const string Page = "/toi/khoa";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_asked_of_a_device_before_the_password_was_right()
    {
        using var person = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        using var wrong = await person.PostAsync($"{Page}?handler=Ask", Journeys.Fields(("Password", "không phải mật khẩu này")), tokenFrom: Page);
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync(Ct)).ShouldBe("Mật khẩu đang dùng chưa đúng.");
        using var right = await person.PostAsync($"{Page}?handler=Ask", Journeys.Fields(("Password", TestPerson.Password)), tokenFrom: Page);
        (await right.Content.ReadAsStringAsync(Ct)).ShouldContain("\"residentKey\":\"required\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}")]
    public async Task An_answer_that_is_none_is_refused_kindly(string answer)
    {
        using var person = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        using (await person.PostAsync($"{Page}?handler=Ask", Journeys.Fields(("Password", TestPerson.Password)), tokenFrom: Page))
        using (var added = await person.PostAsync($"{Page}?handler=Add", Journeys.Fields(("Answer", answer), ("Name", "Điện thoại")), tokenFrom: Page))
            (await added.AsPageAsync()).ShouldSay("Chưa thêm được khoá");

        using var guest = app.Guest();
        using (await guest.PostAsync("/dang-nhap/khoa/hoi", [], tokenFrom: "/dang-nhap"))
        using (var entered = await guest.PostAsync("/dang-nhap/khoa", Journeys.Fields(("Answer", answer)), tokenFrom: "/dang-nhap"))
            (await entered.AsPageAsync()).ShouldSay("Chưa đăng nhập được bằng khoá");
    }

    [Fact]
    public async Task Anothers_passkey_is_unknown()
    {
        var owner = await app.CreatePersonAsync(SiteRole.Reader);
        var id = Guid.CreateVersion7().ToByteArray();
        await Letters.LetterBox.AskAsync(app, async db =>
        {
            db.Add(new IdentityUserPasskey<Guid>
            {
                UserId = owner.Id,
                CredentialId = id,
                Data = new IdentityPasskeyData { Name = "Của người khác", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1], CreatedAt = app.Clock.GetUtcNow() },
            });
            return await db.SaveChangesAsync(Ct);
        });
        var key = System.Buffers.Text.Base64Url.EncodeToString(id);
        using var other = await app.SignInAsReaderAsync();
        foreach (var handler in new[] { "Remove", "Rename" })
        {
            using var answer = await other.PostAsync($"{Page}?handler={handler}", Journeys.Fields(("key", key), ("name", "Của tôi")), tokenFrom: Page);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var own = app.SignIn(owner);
        (await own.OpenAsync(Page)).ShouldSay("Của người khác");
        (await own.PostAsync($"{Page}?handler=Rename", Journeys.Fields(("key", key), ("name", " Điện  thoại ")), tokenFrom: Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await own.OpenAsync(Page)).ShouldSay("Điện thoại");
        (await own.PostAsync($"{Page}?handler=Remove", Journeys.Fields(("key", key)), tokenFrom: Page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await own.OpenAsync(Page)).ShouldSay("Chưa có khoá nào");
    }
}
