using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Tests.Kernel;

namespace OerPortal.Cms.Tests.Sites;

public sealed class SiteDirectoryTests(KernelDatabase database) : IClassFixture<KernelDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_saved_school_is_found_by_id_slug_and_host()
    {
        var school = School("ba-lan") with { HostName = "BaLan.example" };
        var sites = Directory();

        await sites.SaveAsync(school, Cancellation);

        sites.FindBySlug("ba-lan")!.Id.ShouldBe(school.Id);
        sites.FindByHost("balan.EXAMPLE")!.Id.ShouldBe(school.Id);
        sites.Find(school.Id)!.PathPrefix.ShouldBe("/truong/ba-lan");
    }

    [Fact]
    public async Task A_slug_belongs_to_one_school()
    {
        var sites = Directory();
        await sites.SaveAsync(School("sa-thay"), Cancellation);

        (await Should.ThrowAsync<SiteNameTakenException>(() => sites.SaveAsync(School("sa-thay"), Cancellation))).Name.ShouldBe("sa-thay");
    }

    [Fact]
    public async Task A_feature_is_as_its_module_says_until_the_site_decides()
    {
        var school = School("dak-ha");
        var sites = Directory(new FeatureAttribute("reading"), new FeatureAttribute("clubs") { OnByDefault = false });
        await sites.SaveAsync(school, Cancellation);
        sites.HasFeature(school.Id, "reading").ShouldBeTrue();
        sites.HasFeature(school.Id, "clubs").ShouldBeFalse();

        await sites.SwitchFeatureAsync(school.Id, "reading", false, Cancellation);

        sites.HasFeature(school.Id, "reading").ShouldBeFalse();
        sites.HasFeature(school.Id, "unknown").ShouldBeFalse();
    }

    private static Site School(string slug) => new(Guid.CreateVersion7(), SiteKind.School, slug, $"Trường {slug}", "Thư viện", null, "cham", "thcs");

    private SiteDirectory Directory(params FeatureAttribute[] features)
        => new(database.Data, new ChangeNumbers(database.Data), new ModuleCatalogue([], [new ModuleInfo(new ModuleAttribute("X"), typeof(SiteDirectoryTests).Assembly, new OerPortal.Sample.Startup(), features)]));
}
