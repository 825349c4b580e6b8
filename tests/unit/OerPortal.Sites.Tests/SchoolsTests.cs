using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class SchoolsTests(PortalApp app)
{
    [Theory]
    [InlineData("Đăk Glei")]
    [InlineData("dak glei")]
    [InlineData("ĐAK GLEI")]
    public async Task A_school_is_found_with_or_without_marks(string typed)
    {
        var school = await app.CreateSchoolAsync("Trường PTDTNT Đăk Glei");
        using var visitor = app.Guest();
        var page = await visitor.OpenAsync($"/truong?ten={Uri.EscapeDataString(typed)}");
        page.Document.QuerySelector($".grid a[href='{school.PathPrefix}/']").ShouldNotBeNull();
        page.TextsOf(".grid .card").ShouldAllBe(card => card.Contains("Đăk Glei"));
    }

    [Fact]
    public async Task No_match_offers_the_way_on()
    {
        using var visitor = app.Guest();
        var page = await visitor.OpenAsync("/truong?ten=zzzzzz");
        page.ShouldSay("Không có trường nào tên như vậy");
        page.Document.QuerySelector(".empty a[href='/truong']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Schools_stand_in_the_order_of_the_alphabet_and_of_their_numbers()
    {
        // Đ comes after D, 9 before 10.
        var place = $"Ngọc Réo {Guid.CreateVersion7():N}";
        foreach (var name in new[] { $"{place} Em", $"{place} 10", $"{place} Đông", $"{place} 9", $"{place} Dương" })
            await app.CreateSchoolAsync(name);
        using var visitor = app.Guest();
        var page = await visitor.OpenAsync($"/truong?ten={Uri.EscapeDataString(place)}");
        page.TextsOf(".grid .card h3").Select(name => name[(place.Length + 1)..]).ShouldBe(["9", "10", "Dương", "Đông", "Em"]);
    }

    [Fact]
    public async Task Who_keeps_the_schools_finds_one_by_its_name()
    {
        await app.CreateSchoolAsync("Trường Tiểu học Mường Hoong");
        await app.CreateSchoolAsync("Trường Tiểu học Đăk Plô");
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        (await administrator.OpenAsync("/quan-tri/truong?ten=muong+hoong")).TextsOf("tbody td:first-child").ShouldBe(["Trường Tiểu học Mường Hoong"]);
        (await administrator.OpenAsync("/quan-tri/truong?ten=zzzzzz")).Document.QuerySelector(".empty a[href='/quan-tri/truong']").ShouldNotBeNull();
    }
}
