using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class SchoolDirectoryTests(PortalApp app)
{
    [Fact]
    public async Task Schools_are_found_by_district_and_level_with_how_many_there_are()
    {
        var place = $"Ngọc Yêu {Guid.CreateVersion7():N}";
        await OpenAsync($"{place} Một", "thcs", "Huyện Tu Mơ Rông");
        await OpenAsync($"{place} Hai", "tieu-hoc", "Huyện Tu Mơ Rông");
        await OpenAsync($"{place} Ba", "thcs", "Huyện Đăk Glei");
        using var guest = app.Guest();
        var asked = $"/truong?ten={Uri.EscapeDataString(place)}";

        var all = await guest.OpenAsync(asked);
        all.TextsOf("#huyen option").ShouldBe(["Toàn tỉnh", "Huyện Đăk Glei (1)", "Huyện Tu Mơ Rông (2)"]);
        all.TextsOf(".chips .chip").ShouldBe(["Mọi cấp học", "Tiểu học 1", "THCS 2"]);

        var some = await guest.OpenAsync($"{asked}&huyen={Uri.EscapeDataString("Huyện Tu Mơ Rông")}&cap=thcs");
        some.TextsOf(".grid .card h3").ShouldBe([$"{place} Một"]);
        some.TextOf("[role=status]").ShouldBe("1 trường");
        some.Document.QuerySelector(".chip.on")!.TextContent.ShouldContain("THCS");
        (await guest.OpenAsync($"{asked}&huyen=khong-co")).Document.QuerySelector(".empty a[href='/truong']").ShouldNotBeNull();
    }

    private async Task OpenAsync(string name, string level, string district)
    {
        var school = await app.CreateSchoolAsync(name, level);
        await app.Services.GetRequiredService<ISites>().SaveAsync(school with { District = district }, CancellationToken.None);
    }
}
