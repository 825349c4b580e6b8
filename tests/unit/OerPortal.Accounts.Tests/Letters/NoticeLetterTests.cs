using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts.Jobs;
using OerPortal.Accounts.Letters;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests.Letters;

/// <summary>Notices go by letter as each person chose, and say nothing that not everybody may know.</summary>
public sealed class NoticeLetterTests(PortalApp app)
{
    private const string Secret = "Đề kiểm tra chưa công bố";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_days_letter_counts_notices_and_names_no_title()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher);
        var address = await app.GiveAddressAsync(person);
        await TellAsync(person, "resources.notice.returned", Secret, "Thiếu trang");
        await TellAsync(person, "resources.notice.approved", Secret);
        (await app.LettersToAsync(address)).ShouldBeEmpty("the usual is one letter a day");

        await DayGoesAsync(person);

        var letter = (await app.LettersToAsync(address)).ShouldHaveSingleItem();
        letter.TextBody!.ShouldContain("Có 2 thông báo về học liệu của bạn.");
        (letter.TextBody + letter.HtmlBody + letter.Subject).ShouldNotContain(Secret);
        await DayGoesAsync(person);
        (await app.LettersToAsync(address)).Count.ShouldBe(1, "each notice is told once");
    }

    [Fact]
    public async Task What_was_read_in_the_portal_is_not_sent_and_what_nobody_wants_neither()
    {
        var reads = await app.CreatePersonAsync(SiteRole.Teacher);
        var never = await app.CreatePersonAsync(SiteRole.Teacher);
        var (readsAt, neverAt) = (await app.GiveAddressAsync(reads), await app.GiveAddressAsync(never));
        await ChooseAsync(never, NoticeKinds.Resources, NoticeMail.Never);
        await TellAsync(reads, "resources.notice.approved", Secret);
        await TellAsync(never, "resources.notice.approved", Secret);
        using (var visitor = app.SignIn(reads))
            await visitor.OpenAsync("/toi/thong-bao");

        await DayGoesAsync(reads);
        await DayGoesAsync(never);

        (await app.LettersToAsync(readsAt)).ShouldBeEmpty();
        (await app.LettersToAsync(neverAt)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wanted_at_once_waits_a_moment_for_more_and_is_stopped_by_one_click()
    {
        var person = await app.CreatePersonAsync(SiteRole.Teacher);
        var address = await app.GiveAddressAsync(person);
        await ChooseAsync(person, NoticeKinds.Resources, NoticeMail.AtOnce);
        await TellAsync(person, "resources.notice.approved", "Một");
        await TellAsync(person, "resources.notice.approved", "Hai");
        await app.ActAsSystemAsync(async services =>
        {
            var key = $"{typeof(SendLetter).FullName}:accounts.notices:{person.Id:N}";
            var waiting = await services.GetRequiredService<Data.AccountsDbContext>().Database.ExecuteSqlAsync($"update cms.job set run_after = now() where key = {key} and run_after > now()", Ct);
            waiting.ShouldBe(1, "several in a row are one letter");
        });
        var letter = (await app.LettersToAsync(address)).ShouldHaveSingleItem();
        letter.TextBody!.ShouldContain("Có 2 thông báo");
        letter.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        var stop = new Uri(letter.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath;

        // As a mail program does it: no cookie, no token (RFC 8058, 3.1).
        using var program = app.Guest();
        using var sent = new FormUrlEncodedContent(Journeys.Fields(("List-Unsubscribe", "One-Click")));
        (await program.Client.PostAsync(stop, sent, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync(stop[..^4] + "AAAA")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await TellAsync(person, "resources.notice.approved", "Ba");
        await DayGoesAsync(person);
        (await app.LettersToAsync(address)).Count.ShouldBe(1);
        using var visitor = app.SignIn(person);
        (await visitor.OpenAsync("/toi/thu")).TextsOf("select option[selected]").ShouldContain("Không gửi thư");
    }

    [Fact]
    public async Task A_sign_in_on_a_new_device_is_told_at_once_and_one_on_a_known_device_is_not()
    {
        var person = await app.CreatePersonAsync(SiteRole.Reader, withPassword: true);
        var address = await app.GiveAddressAsync(person);
        await app.AskAsync(db => db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(row => row.CreatedAt, row => row.CreatedAt.AddDays(-1)), Ct));
        using var device = await app.EnterAsync(person);
        var letter = (await app.LettersToAsync(address)).ShouldHaveSingleItem();
        letter.TextBody!.ShouldContain("đăng nhập trên một máy mới");
        letter.Headers["List-Unsubscribe"].ShouldBeNull("what is about safety is not stopped by one click");

        await device.PostFormAsync("/dang-xuat");
        (await device.TryAsync(person.UserName, TestPerson.Password)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.LettersToAsync(address)).Count.ShouldBe(1);
    }

    private Task TellAsync(TestPerson person, string key, params string[] words) => app.ActAsSystemAsync(services => services.GetRequiredService<INotices>().TellAsync(
        new Notice(person.Id, key, words, "/", Guid.CreateVersion7().ToString()), Ct));

    private Task ChooseAsync(TestPerson person, string kind, NoticeMail mail) => app.ActAsSystemAsync(services => services.GetRequiredService<NoticePost>().ChooseAsync(person.Id, kind, mail, Ct));

    /// <summary>The day's hour strikes: what was told before is due.</summary>
    private async Task DayGoesAsync(TestPerson person)
    {
        await app.AskAsync(db => db.Notices.Where(n => n.PersonId == person.Id).ExecuteUpdateAsync(n => n.SetProperty(row => row.At, row => row.At.AddDays(-1)), Ct));
        await app.ActAsSystemAsync(services => services.GetRequiredService<IJobs>().EnqueueAsync(new SendDigests(), null, Ct));
        await app.WorkIsDoneAsync();
    }
}
