using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;

namespace OerPortal.Library.Tests;

/// <summary>The library of a commune: readers, books, and nothing of a school's.</summary>
public sealed class PublicLibraryTests(LibraryApp app)
{
    [Fact]
    public async Task It_lends_and_has_no_classes_and_is_not_assessed_whoever_switches_that_on()
    {
        var (school, librarian) = await app.SchoolAsync();
        var sites = app.Services.GetRequiredService<ISites>();
        (await librarian.OpenAsync("/quan-tri/muon-tra")).Document.QuerySelector("a[href$='/quan-tri/muon-theo-lop']").ShouldNotBeNull();

        await sites.SaveAsync(school with { Level = Site.PublicLibrary }, LibraryApp.Ct);
        foreach (var feature in new[] { "classes", "reports" })
        {
            await sites.SwitchFeatureAsync(school.Id, feature, on: true, LibraryApp.Ct);
            sites.HasFeature(school.Id, feature).ShouldBeFalse(feature);
        }

        sites.HasFeature(school.Id, "library").ShouldBeTrue();
        var desk = await librarian.OpenAsync("/quan-tri/muon-tra");
        desk.Document.QuerySelector("a[href$='/quan-tri/muon-theo-lop']").ShouldBeNull();
        desk.Document.QuerySelector("a[href$='/quan-tri/lop']").ShouldBeNull();
        (await librarian.GetAsync("/quan-tri/lop")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await librarian.GetAsync("/quan-tri/the-ban-doc")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
