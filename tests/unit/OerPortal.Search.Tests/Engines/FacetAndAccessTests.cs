using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Engines;

public abstract class FacetAndAccessTests(IndexedLibrary fixture)
{
    private readonly IndexedLibrary library = fixture.There();

    private static readonly Access SignedIn = new(true, []);
    private static readonly Access OfTheSchool = new(true, [IndexedLibrary.SchoolOfBook]);

    [Fact]
    public async Task Counts_tell_how_many_a_choice_would_leave()
    {
        await library.PutAsync("Facetword một", kind: "video", subject: "toan", grade: 1);
        await library.PutAsync("Facetword hai", kind: "video", subject: "toan", grade: 6);
        await library.PutAsync("Facetword ba", kind: "tai-lieu", subject: "ngu-van", grade: 6);

        var all = await library.FindAsync("facetword");
        all.Facets[FacetField.Kind].ShouldBe(new Dictionary<string, int> { ["video"] = 2, ["tai-lieu"] = 1 }, ignoreOrder: true);
        all.Facets[FacetField.Level]["thcs"].ShouldBe(2);

        var videos = await library.FindAsync("facetword", filters: (FacetField.Kind, "video"));
        videos.Total.ShouldBe(2);
        library.Titles(videos).ShouldBe(["Facetword hai", "Facetword một"], ignoreOrder: true);
        videos.Facets[FacetField.Kind]["tai-lieu"].ShouldBe(1, "another kind may still be added");
        videos.Facets[FacetField.Subject].ContainsKey("ngu-van").ShouldBeFalse("no video is about literature");

        var both = await library.FindAsync("facetword", filters: [(FacetField.Kind, "video"), (FacetField.Kind, "tai-lieu"), (FacetField.Grade, "6")]);
        both.Total.ShouldBe(2);
    }

    [Fact]
    public async Task A_choice_that_leaves_nothing_says_so_and_keeps_the_counts()
    {
        var result = await library.FindAsync("ngọc linh", filters: (FacetField.Kind, "video"));
        result.Total.ShouldBe(0);
        result.Relaxed.ShouldBeFalse();
        result.Facets[FacetField.Kind]["sach-dien-tu"].ShouldBe(1);
    }

    [Fact]
    public async Task Years_and_formats_are_counted_and_chosen_like_kinds()
    {
        await library.PutAsync("Yearword một", year: 2024, formats: ["epub", "am-thanh"]);
        await library.PutAsync("Yearword hai", year: 2025, formats: ["pdf"]);
        await library.PutAsync("Yearword ba", year: 2025, formats: ["pdf", "am-thanh"]);

        var sounding = await library.FindAsync("yearword", filters: (FacetField.Format, "am-thanh"));
        library.Titles(sounding).ShouldBe(["Yearword ba", "Yearword một"], ignoreOrder: true);
        sounding.Facets[FacetField.Format].ShouldBe(new Dictionary<string, int> { ["epub"] = 1, ["am-thanh"] = 2, ["pdf"] = 2 }, ignoreOrder: true);
        sounding.Facets[FacetField.Year].ShouldBe(new Dictionary<string, int> { ["2024"] = 1, ["2025"] = 1 }, ignoreOrder: true);
        library.Titles(await library.FindAsync("yearword", filters: [(FacetField.Format, "am-thanh"), (FacetField.Year, "2025")])).ShouldBe(["Yearword ba"]);
    }

    [Fact]
    public async Task Schools_are_counted_and_a_choice_of_some_narrows_all_counts_but_their_own()
    {
        var (here, there) = await TwoSchoolsAsync("Schoolword");

        var all = await library.FindAsync("schoolword");
        all.Facets[FacetField.School].ShouldBe(new Dictionary<string, int> { [here] = 2, [there] = 1 }, ignoreOrder: true);

        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var chosen = await library.FindAsync("schoolword", order: order, filters: (FacetField.School, here));
            library.Titles(chosen).ShouldBe(["Schoolword một", "Schoolword hai"], ignoreOrder: true);
            chosen.Total.ShouldBe(2);
            chosen.Facets[FacetField.Kind].ShouldBe(new Dictionary<string, int> { ["video"] = 1, ["am-thanh"] = 1 }, ignoreOrder: true);
            chosen.Facets[FacetField.School].ShouldBe(all.Facets[FacetField.School], ignoreOrder: true);
        }

        var videos = await library.FindAsync("schoolword", filters: [(FacetField.School, here), (FacetField.Kind, "video")]);
        library.Titles(videos).ShouldBe(["Schoolword một"]);
        videos.Facets[FacetField.School].ShouldBe(new Dictionary<string, int> { [here] = 1, [there] = 1 }, ignoreOrder: true);
        videos.Facets[FacetField.Kind].ShouldBe(new Dictionary<string, int> { ["video"] = 1, ["am-thanh"] = 1 }, ignoreOrder: true);
        (await library.FindAsync("schoolword", filters: [(FacetField.School, here), (FacetField.School, there)])).Total.ShouldBe(3);
    }

    [Fact]
    public async Task A_school_without_a_hit_leaves_nothing_and_the_counts_of_the_others()
    {
        var (here, there) = await TwoSchoolsAsync("Farword");
        foreach (var unknown in new[] { $"{Guid.CreateVersion7():N}", "khong-phai-id" })
        {
            var nothing = await library.FindAsync("farword", filters: (FacetField.School, unknown));
            nothing.Total.ShouldBe(0);
            nothing.Relaxed.ShouldBeFalse();
            nothing.Facets[FacetField.School].ShouldBe(new Dictionary<string, int> { [here] = 2, [there] = 1 }, ignoreOrder: true);
            nothing.Facets[FacetField.Kind].ShouldBeEmpty();
        }

        var sound = await library.FindAsync("farword", filters: [(FacetField.School, there), (FacetField.Kind, "am-thanh")]);
        sound.Total.ShouldBe(0);
        sound.Facets[FacetField.School].ShouldBe(new Dictionary<string, int> { [here] = 1 });
    }

    [Fact]
    public async Task Schools_are_not_counted_where_only_one_is_searched()
    {
        (await TwoSchoolsAsync("Onlyword")).ShouldNotBe(default);
        var here = await library.FindAsync("onlyword", onlySite: IndexedLibrary.SchoolOfBook);
        here.Total.ShouldBe(2);
        here.Facets.ContainsKey(FacetField.School).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_schools_those_with_most_are_counted_and_the_chosen_ones()
    {
        var few = Guid.CreateVersion7();
        await library.TogetherAsync(async () =>
        {
            await library.PutAsync("Manyword ít", site: few);
            foreach (var school in Enumerable.Range(0, SearchLimits.Schools).Select(_ => Guid.CreateVersion7()))
            {
                await library.PutAsync("Manyword một", site: school);
                await library.PutAsync("Manyword hai", site: school);
            }
        });

        (await library.FindAsync("manyword")).Facets[FacetField.School].Keys.ShouldNotContain($"{few:N}");
        var chosen = (await library.FindAsync("manyword", filters: (FacetField.School, $"{few:N}"))).Facets[FacetField.School];
        chosen[$"{few:N}"].ShouldBe(1);
        chosen.Count.ShouldBe(SearchLimits.Schools + 1);
    }

    /// <summary>Two resources of the library's school, one of them a video, and another school's video.</summary>
    private async Task<(string Here, string There)> TwoSchoolsAsync(string word)
    {
        var other = Guid.CreateVersion7();
        await library.PutAsync($"{word} một", kind: "video");
        await library.PutAsync($"{word} hai", kind: "am-thanh");
        await library.PutAsync($"{word} ba", kind: "video", site: other);
        return ($"{IndexedLibrary.SchoolOfBook:N}", $"{other:N}");
    }

    [Fact]
    public async Task Without_words_the_newest_come_first()
    {
        var id = await library.PutAsync("Mới nhất trong video", kind: "video", subject: "am-nhac");
        (await library.FindAsync("", filters: [(FacetField.Kind, "video"), (FacetField.Subject, "am-nhac")])).Hits[0].ResourceId.ShouldBe(id);
        (await library.FindAsync(null)).Total.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Everybody_finds_what_they_may_see_and_no_more()
    {
        (await library.TitlesAsync("duong mat ong")).ShouldNotContain("Đường mật ong riêng của trường");
        (await library.TitlesAsync("duong mat ong", SignedIn)).ShouldNotContain("Đường mật ong riêng của trường");
        (await library.TitlesAsync("duong mat ong", OfTheSchool))[0].ShouldBe("Đường mật ong riêng của trường");
        (await library.TitlesAsync("duong mia")).ShouldNotContain("Đường mía của tỉnh");
        (await library.TitlesAsync("duong mia", SignedIn))[0].ShouldBe("Đường mía của tỉnh");
    }

    [Fact]
    public async Task Counts_do_not_tell_of_hidden_resources()
    {
        var school = Guid.CreateVersion7();
        await library.PutAsync("Hiddencount công khai", kind: "video");
        await library.PutAsync("Hiddencount trong tỉnh", kind: "am-thanh", visibility: Visibility.Province);
        await library.PutAsync("Hiddencount trong trường", kind: "mo-phong", visibility: Visibility.School);

        var guest = await library.FindAsync("hiddencount");
        guest.Total.ShouldBe(1);
        guest.Facets[FacetField.Kind].Keys.ShouldBe(["video"]);
        guest.Facets[FacetField.School].Values.Sum().ShouldBe(1);
        (await library.FindAsync("hiddencount", filters: (FacetField.Level, "thcs"))).Facets[FacetField.School].ShouldBeEmpty();
        (await library.FindAsync("hiddencount", SignedIn)).Facets[FacetField.Kind].Keys.ShouldBe(["video", "am-thanh"], ignoreOrder: true);
        (await library.FindAsync("hiddencount", new Access(true, [school]))).Total.ShouldBe(2);
        var member = await library.FindAsync("hiddencount", OfTheSchool);
        member.Total.ShouldBe(3);
        member.Facets[FacetField.School].Values.Sum().ShouldBe(3);
    }

    [Fact]
    public async Task Suggestions_do_not_tell_of_hidden_resources()
    {
        var guest = await library.Engine.SuggestAsync("đường mật", Access.Guest, 8, TestContext.Current.CancellationToken);
        guest.ShouldBeEmpty();
        (await library.Engine.SuggestAsync("người giấu", SignedIn, 8, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        var member = await library.Engine.SuggestAsync("đường mật", OfTheSchool, 8, TestContext.Current.CancellationToken);
        member.ShouldHaveSingleItem().Text.ShouldBe("Đường mật ong riêng của trường");
    }

    [Fact]
    public async Task Mended_spellings_do_not_tell_of_hidden_resources()
    {
        (await library.FindAsync("kimcuongxan")).DidYouMean.ShouldBeNull();
        (await library.FindAsync("đường mật ong riêng của trườn")).DidYouMean.ShouldNotBe("Đường mật ong riêng của trường");
    }

    [Fact]
    public async Task Only_one_site_is_searched_when_asked_so()
    {
        (await library.FindAsync("đường", onlySite: IndexedLibrary.SchoolOfBook)).Total.ShouldBeGreaterThan(0);
        (await library.FindAsync("đường", onlySite: Guid.CreateVersion7())).Total.ShouldBe(0);
    }

    [Fact]
    public async Task An_older_state_is_never_put_over_a_newer_one()
    {
        var id = await library.PutAsync("Trạng thái mới zqnewer", number: 1002, visibility: Visibility.School);
        await library.PutAsync("Trạng thái cũ zqolder", id: id, number: 1001);
        (await library.FindAsync("zqolder")).Hits.ShouldBeEmpty();
        await library.Engine.RemoveAsync(id, 1001, TestContext.Current.CancellationToken);
        (await library.Engine.IndexedAsync(TestContext.Current.CancellationToken)).ShouldContain(id);

        await library.Engine.RemoveAsync(id, 1003, TestContext.Current.CancellationToken);
        await library.PutAsync("Trạng thái giữa zqbetween", id: id, number: 1002);
        (await library.Engine.IndexedAsync(TestContext.Current.CancellationToken)).ShouldNotContain(id);
    }

    [Fact]
    public async Task A_resource_put_again_is_there_once_with_its_new_words()
    {
        var id = await library.PutAsync("Tên cũ zzold", passages: [("p1", null, "zzoldtext"), ("p2", null, "zzoldtext nữa")]);
        await library.PutAsync("Tên mới zznew", id: id, passages: [("p1", null, "zznewtext")]);

        (await library.FindAsync("zzold")).Hits.ShouldBeEmpty();
        (await library.FindAsync("zzoldtext")).Hits.ShouldBeEmpty();
        (await library.FindAsync("zznew")).Hits.ShouldHaveSingleItem();
        (await library.Engine.IndexedAsync(TestContext.Current.CancellationToken)).Count(i => i == id).ShouldBe(1);
    }

    [Fact]
    public async Task A_resource_taken_out_is_found_by_nobody()
    {
        var id = await library.PutAsync("Gỡ xuống wwgone", passages: [("p1", null, "wwgonetext")]);
        await library.Engine.RemoveAsync(id, int.MaxValue, TestContext.Current.CancellationToken);
        await library.Engine.RemoveAsync(id, int.MaxValue, TestContext.Current.CancellationToken);

        (await library.FindAsync("wwgone")).Total.ShouldBe(0);
        (await library.FindAsync("wwgonetext")).Total.ShouldBe(0);
        (await library.Engine.SuggestAsync("wwgone", Access.Guest, 8, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_of_a_file_that_is_no_longer_given_out_is_found_no_more()
    {
        var id = await library.PutAsync("Sách bị thu lại", passages: [("c1.xhtml", "Một", "Ngựa bạch keepword trên đồi.")]);
        var file = (await InsideAsync()).ShouldHaveSingleItem().FileId;

        await library.Engine.KeepFilesAsync(id, [file], TestContext.Current.CancellationToken);
        (await InsideAsync()).Count.ShouldBe(1);
        await library.Engine.KeepFilesAsync(id, [Guid.CreateVersion7()], TestContext.Current.CancellationToken);

        (await InsideAsync()).ShouldBeEmpty();
        (await library.FindAsync("keepword")).Hits.ShouldAllBe(hit => hit.Inside == null);

        Task<IReadOnlyList<PassageHit>> InsideAsync() => library.Engine.InsideAsync(id, "keepword", 10, TestContext.Current.CancellationToken);
    }
}
