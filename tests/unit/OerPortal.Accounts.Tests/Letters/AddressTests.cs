using System.Net;
using OerPortal.Cms.Security;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Accounts.Tests.Letters;

/// <summary>An address is written to only when its owner has said so.</summary>
public sealed class AddressTests(PortalApp app)
{
    [Fact]
    public async Task An_address_counts_when_the_link_was_opened_and_the_agreement_is_kept_and_taken_back()
    {
        using var person = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        var address = LetterBox.NewAddress();
        (await AskAsync(person, address, "không phải mật khẩu này")).ShouldSay("Mật khẩu đang dùng chưa đúng.");
        (await AskAsync(person, address)).ShouldSay($"Thư xác nhận đã gửi tới {address}");
        var link = (await app.LettersToAsync(address)).ShouldHaveSingleItem().LinkOf("/xac-nhan-email/");

        // On a phone, where nobody is signed in.
        using var phone = app.Guest();
        (await phone.OpenAsync(link)).ShouldSay($"Đồng ý để kho gửi thư tới {address}");
        (await (await phone.PostFormAsync(link)).AsPageAsync()).ShouldSay("Đã xác nhận");
        (await phone.OpenAsync(link)).ShouldSay("không còn dùng được");

        (await person.OpenAsync("/toi/thu")).ShouldSay("Đã xác nhận").ShouldSay("Mỗi ngày một thư");
        (await person.OpenAsync("/toi/du-lieu-cua-toi")).ShouldSay("Nhận thư").ShouldSay($"Đồng ý để kho gửi thư tới {address}.").ShouldNotSay("Rút lại ngày");
        (await person.PostFormAsync("/toi/thu", form: "form[action*=Remove]")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await person.OpenAsync("/toi/du-lieu-cua-toi")).ShouldSay("Rút lại ngày");
    }

    [Fact]
    public async Task Anothers_address_stays_anothers()
    {
        var address = await app.GiveAddressAsync(await app.CreatePersonAsync(SiteRole.Reader));
        using var person = await app.EnterAsync(await app.CreatePersonAsync(SiteRole.Reader, withPassword: true));
        (await AskAsync(person, address)).ShouldSay("Thư xác nhận đã gửi");
        var link = (await app.LettersToAsync(address))[^1].LinkOf("/xac-nhan-email/");
        (await (await person.PostFormAsync(link)).AsPageAsync()).ShouldSay("đã thuộc một tài khoản khác");
    }

    private static async Task<Page> AskAsync(Visitor person, string address, string password = TestPerson.Password)
    {
        var answer = await person.PostFormAsync("/toi/thu", Journeys.Fields(("Address", address), ("Password", password)), "form[action*=Address]");
        return answer.StatusCode == HttpStatusCode.Redirect ? await person.OpenAsync(answer.Headers.Location!.ToString()) : await answer.AsPageAsync();
    }
}
