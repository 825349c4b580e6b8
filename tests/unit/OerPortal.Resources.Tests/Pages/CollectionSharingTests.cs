using System.Net;
using OerPortal.Cms.Security;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Pages;

/// <summary>Who gets to see a collection: whoever has the address, everybody once it was looked at, schools of the department's.</summary>
public sealed class CollectionSharingTests(ResourcesApp app)
{
    [Fact]
    public async Task Sections_and_notes_are_made_without_scripts_and_read_in_their_order()
    {
        var school = await app.CreateSchoolAsync();
        var (first, second) = (await app.PublishAsync(school, about: Samples.About("Truyện đầu")), await app.PublishAsync(school, about: Samples.About("Truyện sau")));
        using var teacher = await app.SignInAsTeacherAsync(school);
        var id = await ResourcesApp.CollectAsync(teacher, "Ôn thi", first, second);

        using var empty = await teacher.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Section", [new("heading", " ")]);
        (await teacher.OpenAsync($"/bo-suu-tap/{id}/sua")).ShouldSay("Đặt tên cho phần này.");
        using var section = await teacher.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Section", [new("heading", "Tuần 1"), new("words", "Làm quen\nvới truyện")]);
        using var settled = await teacher.PostAsync(
            $"/bo-suu-tap/{id}/sap-xep?handler=Settle", [new("resourceId", $"{first.Id}"), new("sectionId", await app.SectionOfAsync(id)), new("note", "Đọc trước chương 2.")]);
        using var moved = await teacher.PostAsync($"/bo-suu-tap/{id}/sap-xep?handler=Move", [new("resourceId", $"{second.Id}"), new("by", "1")]);

        // The button that was pressed is under the finger again.
        var edited = await teacher.OpenAsync(moved.Headers.Location!.ToString());
        edited.Document.QuerySelector("[autofocus]")!.GetAttribute("aria-label").ShouldBe("Đưa “Truyện sau” xuống");
        var page = await teacher.OpenAsync($"/bo-suu-tap/{id}");
        page.TextsOf("section h2").ShouldBe(["Tuần 1"]);
        page.TextsOf(".hit h3").ShouldBe(["Truyện sau", "Truyện đầu"]);
        page.ShouldSay("với truyện").ShouldSay("Đọc trước chương 2.").ShouldSay("Chưa công bố");
    }

    [Fact]
    public async Task A_link_opens_it_to_whoever_has_it_until_its_maker_ends_that()
    {
        var school = await app.CreateSchoolAsync();
        var (open, hidden) = (await app.PublishAsync(school, about: Samples.About("Cho mọi người")), await app.PublishAsync(school, Visibility.School, Samples.About("Kín trong trường")));
        using var teacher = await app.SignInAsTeacherAsync(school);
        var id = await ResourcesApp.CollectAsync(teacher, "Chưa công bố đâu", open, hidden);
        using var guest = app.Guest(school);
        (await guest.OpenAsync($"/bo-suu-tap/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        using (await teacher.PostAsync($"/bo-suu-tap/{id}/chia-se?handler=Share", []))
        {
            var address = new Uri((await teacher.OpenAsync($"/bo-suu-tap/{id}/chia-se")).TextOf("#shared-address")).AbsolutePath;
            var shared = await guest.OpenAsync(address);
            shared.ShouldSay("Chưa công bố đâu").ShouldSay("Cho mọi người").ShouldNotSay("Kín trong trường");
            shared.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            shared.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content")!.ShouldContain("noindex");
            (await guest.OpenAsync("/bo-suu-tap")).ShouldNotSay("Chưa công bố đâu");
            var token = address.Split('/')[^1];
            token.Length.ShouldBe(32);
            foreach (var elsewhere in new[] { app.Guest(), app.Guest(await app.CreateSchoolAsync()) })
                (await elsewhere.GetAsync($"/bo-suu-tap/xem/{token}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

            using var ended = await teacher.PostAsync($"/bo-suu-tap/{id}/chia-se?handler=End", []);
            (await guest.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_librarian_gives_it_back_with_a_word_or_lets_everybody_find_it()
    {
        var school = await app.CreateSchoolAsync();
        var resource = await app.PublishAsync(school);
        using var teacher = await app.SignInAsTeacherAsync(school);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var title = $"Bộ {Guid.CreateVersion7()}";
        var id = await ResourcesApp.CollectAsync(teacher, title, resource);
        (await teacher.OpenAsync($"/duyet/bo-suu-tap")).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var asked = await teacher.PostFormAsync($"/bo-suu-tap/{id}/chia-se", form: "form[method=post]");
        using var publish = await teacher.PostAsync($"/bo-suu-tap/{id}/chia-se?handler=Publish", []);
        (await librarian.OpenAsync("/quan-tri")).ShouldSay("Duyệt bộ sưu tập");
        (await librarian.OpenAsync("/duyet/bo-suu-tap")).ShouldSay(title).TextsOf(".desk-nav [aria-current]").Single().ShouldStartWith("Duyệt bộ sưu tập");
        using var silent = await librarian.PostAsync($"/duyet/bo-suu-tap/{id}?handler=Return", [new("Comment", " ")]);
        silent.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var back = await librarian.PostAsync($"/duyet/bo-suu-tap/{id}?handler=Return", [new("Comment", "Thêm lời giới thiệu nhé.")]);
        (await librarian.OpenAsync("/duyet/bo-suu-tap")).ShouldSay($"Đã trả lại “{title}”");
        await app.WorkIsDoneAsync();
        (await teacher.OpenAsync("/toi/thong-bao")).ShouldSay("Thêm lời giới thiệu nhé.");
        (await teacher.OpenAsync($"/bo-suu-tap/{id}/chia-se")).ShouldSay("Thêm lời giới thiệu nhé.");

        await app.PublishCollectionAsync(teacher, id);
        (await app.Guest(school).OpenAsync("/bo-suu-tap")).ShouldSay(title);
        using (await teacher.PostAsync($"/bo-suu-tap/{id}/sua", [new("Heading", title + " sửa")]))
            (await librarian.OpenAsync("/duyet/bo-suu-tap?xem=Changed")).ShouldSay(title + " sửa");
        using (await librarian.PostAsync($"/duyet/bo-suu-tap/{id}?handler=Publish", []))
            (await librarian.OpenAsync("/duyet/bo-suu-tap")).ShouldSay($"“{title} sửa” đã công bố");
        (await librarian.OpenAsync("/duyet/bo-suu-tap?xem=Changed")).ShouldNotSay(title);

        using var withheld = await teacher.PostAsync($"/bo-suu-tap/{id}/chia-se?handler=Withhold", []);
        (await app.Guest(school).OpenAsync($"/bo-suu-tap/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_school_hides_single_collections_of_the_department()
    {
        var (school, other) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync());
        var resource = await app.PublishAsync(await app.CreateSchoolAsync());
        using var reviewer = await app.SignInAsReviewerAsync();
        var title = $"Của Sở {Guid.CreateVersion7()}";
        var id = await ResourcesApp.CollectAsync(reviewer, title, resource);
        using var published = await reviewer.PostAsync($"/bo-suu-tap/{id}/chia-se?handler=Publish", []);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var teacher = await app.SignInAsTeacherAsync(school);
        (await app.Guest(school).OpenAsync($"/bo-suu-tap/{id}")).ShouldSay(title);

        (await librarian.OpenAsync("/quan-tri/bo-suu-tap")).ShouldSay(title);
        (await teacher.OpenAsync("/quan-tri/bo-suu-tap")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var hidden = await librarian.PostAsync("/quan-tri/bo-suu-tap?handler=Want", [new("collectionId", id), new("wants", "false")]);

        (await librarian.OpenAsync("/quan-tri/bo-suu-tap")).ShouldSay($"Đã ẩn “{title}”");
        (await app.Guest(school).OpenAsync($"/bo-suu-tap/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.Guest(other).OpenAsync($"/bo-suu-tap/{id}")).ShouldSay(title);
        (await app.Guest().OpenAsync($"/bo-suu-tap/{id}")).ShouldSay(title);
        using var shown = await librarian.PostAsync("/quan-tri/bo-suu-tap?handler=Want", [new("collectionId", id), new("wants", "true")]);
        (await app.Guest(school).OpenAsync($"/bo-suu-tap/{id}")).ShouldSay(title);
    }
}
