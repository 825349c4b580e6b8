using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>Keeping, passing on and collecting, from a card or the resource's page.</summary>
public sealed class SharingTests(ResourcesApp app)
{
    [Fact]
    public async Task A_resource_is_passed_on_without_an_account_and_without_script()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Đường lên Ngọc Linh"));
        using var guest = app.Guest();

        var page = await guest.OpenAsync(resource.Address);
        page.TextOf("#share-address").ShouldBe($"http://localhost{resource.Address}");
        page.Document.QuerySelector("a[href^='https://sp.zalo.me/']")!.GetAttribute("rel")!.ShouldContain("noopener");
        page.Document.QuerySelector("[data-save]")!.GetAttribute("href").ShouldBe($"/tu-sach/luu/{resource.PublicId}");

        var share = await guest.OpenAsync($"{resource.Address}/chia-se");
        share.ShouldSay("Chia sẻ “Đường lên Ngọc Linh”").Document.QuerySelector("svg.qr path").ShouldNotBeNull();
        (await guest.OpenAsync($"{resource.Address}/chia-se/in")).ShouldSay($"localhost{resource.Address}");
    }

    [Fact]
    public async Task A_place_is_passed_on_as_the_reader_names_it()
    {
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();

        var share = await guest.OpenAsync($"{resource.Address}/chia-se?den=c1.xhtml&vt=0.4200");

        share.ShouldSay("Bến nước đầu làng").TextOf("#share-address").ShouldBe($"http://localhost/doc/{resource.PublicId}?den=c1.xhtml&vt=0.42");
        (await guest.OpenAsync($"{resource.Address}/chia-se/in?den=page%3D31")).ShouldSay("Trang 31");
        // What is no place is left out.
        (await guest.OpenAsync($"{resource.Address}/chia-se?den=%00")).TextOf("#share-address").ShouldBe($"http://localhost{resource.Address}");
    }

    [Fact]
    public async Task Only_those_who_see_a_school_resource_can_pass_it_on_and_are_told_that_others_cannot_open_it()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school, Visibility.School);
        using var pupil = await app.SignInAsReaderAsync(school);
        using var guest = app.Guest(school);

        (await pupil.OpenAsync($"{resource.Address}/chia-se")).ShouldSay("Không phải ai cũng mở được").TextOf("#share-address").ShouldBe($"http://localhost{school.PathPrefix}{resource.Address}");
        (await guest.OpenAsync($"{resource.Address}/chia-se")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_teacher_collects_at_the_portal_what_stands_at_her_school()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(await app.CreateSchoolAsync(), about: Samples.About("Của trường khác"));
        using var teacher = app.SignIn(await app.CreatePersonAsync(SiteRole.Teacher, school), app.Portal);

        (await teacher.OpenAsync(resource.Address)).ShouldSay("Thêm vào bộ sưu tập");
        using var made = await teacher.PostFormAsync($"/bo-suu-tap/them/{resource.PublicId}", [new("Heading", "Cho lớp 6A")]);

        var address = made.Headers.Location!.ToString();
        address.ShouldStartWith($"{school.PathPrefix}/bo-suu-tap/");
        (await teacher.OpenAsync(address)).ShouldSay("Đã thêm “Của trường khác” vào “Cho lớp 6A”.").TextsOf(".shelf h3").ShouldBe(["Của trường khác"]);
    }

    [Fact]
    public async Task A_pupil_makes_no_collections()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school);
        using var pupil = await app.SignInAsReaderAsync(school);

        (await pupil.OpenAsync(resource.Address)).ShouldNotSay("Thêm vào bộ sưu tập");
        (await pupil.OpenAsync($"/bo-suu-tap/them/{resource.PublicId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
