using System.Net;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests.Letters;

/// <summary>Whoever forgot the password sets a new one by a link in a letter to their proven address, and nobody else does.</summary>
public sealed class PasswordLinkTests(PortalApp app)
{
    private const string NewPassword = "sương sớm trên đồi chè";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_sets_a_new_password_once_and_ends_all_sessions()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var address = await app.GiveAddressAsync(person);
        using var elsewhere = await app.EnterAsync(person);
        using var guest = app.Guest();
        (await AskAsync(guest, person.UserName)).ShouldSay("Hãy xem hộp thư");
        var letter = (await app.LettersToAsync(address)).ShouldHaveSingleItem();
        letter.TextBody!.ShouldContain(person.UserName);
        letter.HtmlBody!.ShouldContain("<html lang=\"vi\">");
        var link = letter.LinkOf("/quen-mat-khau/");

        // Programs that look through mails open links.
        (await guest.OpenAsync(link)).ShouldSay(person.UserName);
        (await SetAsync(guest, link, "ngắn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var set = await SetAsync(guest, link, NewPassword);

        (await guest.OpenAsync(set.Headers.Location!.ToString())).ShouldSay("Đã đặt mật khẩu mới");
        (await elsewhere.GetAsync("/toi")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.OpenAsync(link)).ShouldSay("Liên kết này không còn dùng được").ShouldNotSay(person.UserName);
        (await guest.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await guest.TryAsync(person.UserName, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.LettersToAsync(address))[^1].TextBody!.ShouldContain("Mật khẩu vừa được đặt lại");
    }

    [Fact]
    public async Task A_newer_link_ends_the_older_and_time_ends_both()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader);
        var address = await app.GiveAddressAsync(person);
        using var guest = app.Guest();
        await AskAsync(guest, address);
        var first = (await app.LettersToAsync(address))[^1].LinkOf("/quen-mat-khau/");
        await AskAsync(guest, address);
        var second = (await app.LettersToAsync(address)).Select(l => l.LinkOf("/quen-mat-khau/")).First(l => l != first);

        (await guest.OpenAsync(first)).ShouldSay("không còn dùng được");
        (await guest.OpenAsync(second)).ShouldSay(person.UserName);
        await app.AskAsync(db => db.PasswordLinks.Where(l => l.PersonId == person.Id).ExecuteUpdateAsync(l => l.SetProperty(row => row.ExpiresAt, row => row.ExpiresAt.AddMinutes(-31)), Ct));
        (await guest.OpenAsync(second)).ShouldSay("không còn dùng được");
    }

    [Fact]
    public async Task Known_unknown_and_unproven_get_the_same_answer_and_only_the_known_a_letter()
    {
        var known = await app.CreatePersonAsync(SiteRole.Reader);
        var address = await app.GiveAddressAsync(known);
        var unproven = await app.GiveAddressAsync(await app.CreatePersonAsync(SiteRole.Reader), isProven: false);
        var unknown = LetterBox.NewAddress();
        using var guest = app.Guest();
        var answers = new List<string>();
        foreach (var login in new[] { known.UserName, unproven, unknown })
            answers.Add((await AskAsync(guest, login)).Text);

        answers.Distinct().ShouldHaveSingleItem();
        (await app.LettersToAsync(address)).Count.ShouldBe(1);
        (await app.LettersToAsync(unproven)).ShouldBeEmpty();
        (await app.LettersToAsync(unknown)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobodys_letter_box_is_flooded()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader);
        var address = await app.GiveAddressAsync(person);
        using var guest = app.Guest();
        for (var time = 0; time < 6; time++)
        {
            // By turns with either name: they are one person's.
            (await AskAsync(guest, time % 2 == 0 ? address : person.UserName)).ShouldSay("Hãy xem hộp thư");
            await app.WorkIsDoneAsync();
        }

        (await app.LettersToAsync(address)).Count.ShouldBe(3);
    }

    private static async Task<Page> AskAsync(Visitor guest, string login)
    {
        var answer = await guest.PostFormAsync("/quen-mat-khau", Journeys.Fields(("Login", login)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await guest.OpenAsync(answer.Headers.Location!.ToString());
    }

    private static Task<HttpResponseMessage> SetAsync(Visitor guest, string link, string password) => guest.PostFormAsync(link, Journeys.Fields(("Password", password)));
}
