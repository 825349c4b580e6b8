using OerPortal.OpenData.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.OpenData.Tests.Api;

public sealed class ListTests(OpenDataApp app)
{
    [Fact]
    public async Task Resources_are_listed_newest_first_piece_by_piece_to_the_end()
    {
        var school = await app.CreateSchoolAsync();
        var published = new List<string>();
        for (var i = 0; i < 5; i++) published.Add((await app.PublishAsync(school, $"Bài {i}")).PublicId);

        var seen = new List<string>();
        var address = $"/api/v1/resources?school={school.Slug}&limit=2";
        for (var page = await app.ReadAsync(address); ; page = await app.ReadAsync(page["next"]!.PathOf()))
        {
            page["total"]?.GetValue<int?>().ShouldBe(5);
            seen.AddRange(page.Ids());
            if (page["next"] is null) break;
        }

        seen.ShouldBe(Enumerable.Reverse(published));
    }

    [Fact]
    public async Task The_next_piece_also_stands_in_the_link_header()
    {
        var school = await app.CreateSchoolAsync();
        for (var i = 0; i < 2; i++) await app.PublishAsync(school, $"Bài {i}");
        var address = $"/api/v1/resources?school={school.Slug}&limit=1";

        using var answer = await app.AskAsync(address);

        answer.Headers.GetValues("Link").ShouldBe([$"<{(await app.ReadAsync(address))["next"]}>; rel=\"next\""]);
    }

    [Theory]
    [InlineData("level=thcs", true)]
    [InlineData("level=thpt", false)]
    [InlineData("grade=6&subject=ngu-van&kind=sach-dien-tu", true)]
    [InlineData("grade=6&subject=toan", false)]
    public async Task Filters_hold_together(string filter, bool isThere)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Lọc");

        var list = await app.ReadAsync($"/api/v1/resources?school={school.Slug}&{filter}");

        list.Ids().ShouldBe(isThere ? [published.PublicId] : []);
    }

    [Fact]
    public async Task Words_licences_and_formats_are_searched()
    {
        var school = await app.CreateSchoolAsync();
        var free = await app.PublishAsync(school, OpenDataApp.About("Núi Ngọc Linh mùa xuân") with { Licence = "cc0-1.0" });
        await app.PublishAsync(school, "Núi Ngọc Linh mùa đông");

        (await app.ReadAsync($"/api/v1/resources?school={school.Slug}&q=ngoc+linh&licence=cc0-1.0")).Ids().ShouldBe([free.PublicId]);
        (await app.ReadAsync($"/api/v1/resources?school={school.Slug}&q=ngoc+linh"))["total"]!.GetValue<int>().ShouldBe(2);
        (await app.ReadAsync($"/api/v1/resources?school={school.Slug}&format=video")).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_goes_on_piece_by_piece()
    {
        var school = await app.CreateSchoolAsync();
        for (var i = 0; i < 5; i++) await app.PublishAsync(school, $"Hạt giống {i}");

        var first = await app.ReadAsync($"/api/v1/resources?school={school.Slug}&q=hat+giong&limit=3");
        var second = await app.ReadAsync(first["next"]!.PathOf());

        first.Ids().Length.ShouldBe(3);
        second.Ids().Length.ShouldBe(2);
        first.Ids().Intersect(second.Ids()).ShouldBeEmpty();
        second["next"].ShouldBeNull();
    }

    [Fact]
    public async Task A_search_leads_to_the_last_of_many()
    {
        var school = await app.SchoolOfManyAsync();

        var seen = new List<string>();
        for (var address = $"/api/v1/resources?school={school.Slug}&q=bai&limit=100"; address is not null;)
        {
            var page = await app.ReadAsync(address);
            page["total"]!.GetValue<int>().ShouldBe(OpenDataApp.Many);
            seen.AddRange(page.Ids());
            address = page["next"]?.PathOf();
        }

        seen.Distinct().Count().ShouldBe(OpenDataApp.Many);
        var catalog = new List<string>();
        for (var address = $"{school.PathPrefix}/opds/v2/publications?query=bai"; address is not null;)
        {
            var page = await app.ReadAsync(address);
            catalog.AddRange(page["publications"]!.AsArray().Select(one => one!["metadata"]!["identifier"]!.GetValue<string>()));
            address = page["links"]!.AsArray().SingleOrDefault(link => link!["rel"]!.GetValue<string>() == "next")?["href"]!.PathOf();
        }

        (catalog.Count, catalog.Distinct().Count()).ShouldBe((OpenDataApp.Many, OpenDataApp.Many));
    }

    [Fact]
    public async Task Fields_are_chosen_also_inside_of_others()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Chọn trường");

        var item = (await app.ReadAsync($"/api/v1/resources?school={school.Slug}&fields=id,title,files.address"))["items"]![0]!;

        item.ToJsonString().ShouldBe($$"""{"id":"{{published.PublicId}}","title":"Ch\u1ECDn tr\u01B0\u1EDDng","files":[{"address":"http://localhost/tep/{{published.FileId}}/tai"}]}""");
    }

    [Fact]
    public async Task A_school_answers_with_what_it_contributed_alone()
    {
        var (here, there) = (await app.CreateSchoolAsync(), await app.CreateSchoolAsync("Trường khác"));
        var own = await app.PublishAsync(here, "Của trường");
        var others = await app.PublishAsync(there, "Của trường khác");

        (await app.ReadAsync("/api/v1/resources", here)).Ids().ShouldBe([own.PublicId]);
        (await app.ReadAsync("/api/v1/schools", here))["items"]!.AsArray().Single()!["slug"]!.GetValue<string>().ShouldBe(here.Slug);
        (await app.ReadAsync("/api/v1/resources?q=cua+truong", here)).Ids().ShouldBe([own.PublicId]);
        await app.ProblemAsync($"/api/v1/resources/{others.PublicId}", 404, here);
        (await app.ReadAsync("/api/v1/subjects", here))["items"]!.AsArray().Single(term => term!["code"]!.GetValue<string>() == "ngu-van")!["count"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Collections_keep_the_order_of_their_maker()
    {
        var school = await app.CreateSchoolAsync();
        var (first, second) = (await app.PublishAsync(school, "Trước"), await app.PublishAsync(school, "Sau"));
        var collection = await app.CollectAsync(school, "Ôn thi", second, first);

        var one = await app.ReadAsync($"/api/v1/collections/{collection}");

        one["title"]!.GetValue<string>().ShouldBe("Ôn thi");
        one.Ids().ShouldBe([second.PublicId, first.PublicId]);
        (await app.ReadAsync($"/api/v1/resources?collection={collection}")).Ids().ShouldBe([first.PublicId, second.PublicId], ignoreOrder: true);
        (await app.ReadAsync("/api/v1/collections", school)).Ids().ShouldBe([collection]);
    }

    [Fact]
    public async Task A_collection_says_how_it_is_divided_and_what_is_said_of_its_items()
    {
        var school = await app.CreateSchoolAsync();
        var (first, second) = (await app.PublishAsync(school, "Một"), await app.PublishAsync(school, "Hai"));
        var collection = await app.CollectAsync(school, "Có phần", first, second);
        await app.DivideAsync(collection, "Tuần 2", "Sau lễ.", second, "Đọc kĩ");

        var one = await app.ReadAsync($"/api/v1/collections/{collection}");

        one["items"]!.AsArray().Select(item => item!["note"]?.GetValue<string>()).ShouldBe([null, "Đọc kĩ"]);
        var section = one["sections"]!.AsArray().Single()!;
        (section["title"]!.GetValue<string>(), section["description"]!.GetValue<string>(), section["resources"]![0]!.GetValue<string>()).ShouldBe(("Tuần 2", "Sau lễ.", second.PublicId));
    }

    [Fact]
    public async Task A_collection_that_has_nothing_public_any_more_is_gone()
    {
        var school = await app.CreateSchoolAsync();
        var only = await app.PublishAsync(school, "Duy nhất");
        var collection = await app.CollectAsync(school, "Sẽ trống", only);

        await app.WithdrawAsync(only);

        await app.ProblemAsync($"/api/v1/collections/{collection}", 410);
        (await app.ReadAsync("/api/v1/collections", school)).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_tell_what_is_new_and_what_is_gone()
    {
        var school = await app.CreateSchoolAsync();
        var stays = await app.PublishAsync(school, "Ở lại");
        var goes = await app.PublishAsync(school, "Ra đi");
        var last = (await app.ReadAsync("/api/v1/changes", school))["last"]!.GetValue<long>();

        await app.WithdrawAsync(goes);

        var change = (await app.ReadAsync($"/api/v1/changes?since={last}", school))["items"]!.AsArray().Single()!;
        change["id"]!.GetValue<string>().ShouldBe(goes.PublicId);
        change["isGone"]!.GetValue<bool>().ShouldBeTrue();
        change["resource"].ShouldBeNull();
        var all = await app.ReadAsync("/api/v1/changes?limit=1", school);
        all.Ids().ShouldBe([stays.PublicId]);
        all["items"]![0]!["resource"]!["title"]!.GetValue<string>().ShouldBe("Ở lại");
        (await app.ReadAsync(all["next"]!.PathOf())).Ids().ShouldBe([goes.PublicId]);
    }

    [Fact]
    public async Task A_related_resource_that_is_not_public_is_not_named()
    {
        var school = await app.CreateSchoolAsync();
        var hidden = await app.PublishAsync(school, "Bí mật của trường", Visibility.School);
        var open = await app.PublishAsync(school, "Công khai");

        var both = await app.PublishAsync(school, OpenDataApp.About("Có liên quan") with
        {
            Relations = [new("isPartOf", hidden.PublicId, null, "Bí mật của trường"), new("isBasedOn", open.PublicId, null, null)],
        });

        var relations = (await app.ReadAsync($"/api/v1/resources/{both.PublicId}"))["relations"]!.AsArray();
        relations.Single()!["title"]!.GetValue<string>().ShouldBe("Công khai");
    }
}
