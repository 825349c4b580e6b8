using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Modules;
using OerPortal.Cms.Web;
using OerPortal.OpenData.Api.Description;
using OerPortal.OpenData.Api;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Dumps;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Views;
using OerPortal.Resources;

namespace OerPortal.OpenData.Pages.OpenData;

/// <summary>What open data there is and how to take it, for librarians and programmers.</summary>
[RequiresFeature(KnownSites.Feature)]
[GuestCache(ResourceTags.All, ResourceTags.Lists, "sites")]
internal sealed class OpenDataModel(ApiScope scope, OpenRecords records, OpenSchools schools, OpenCollections collections, DumpFolder folder, SchoolFiles files, IStringLocalizer strings) : PageModel
{
    public ApiScope Here => scope;

    /// <summary>Public resources.</summary>
    public int Resources { get; private set; }

    public int Schools { get; private set; }

    public int Collections { get; private set; }

    /// <summary>The last dump; none at a school, and none before the first night.</summary>
    public Dump? Dump { get; private set; }

    /// <summary>A school's files; none at the portal.</summary>
    public IReadOnlyList<SchoolFile> Files { get; private set; } = [];

    /// <summary>Fields of a resource, in plain words.</summary>
    public IReadOnlyList<(string Name, string Words)> Fields { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Resources = await records.CountAsync(scope.SchoolId is { } id ? SetKey.School(id) : SetKey.All, cancellation);
        Schools = (await schools.AllAsync(scope.SchoolId, scope.Origin, cancellation)).Count(school => school.Count > 0);
        Collections = await collections.CountAsync(scope.SchoolId, cancellation);
        Dump = scope.School is null ? folder.Newest() : null;
        if (scope.SchoolId is { } school) Files = await files.AllAsync(school, cancellation);
        Fields = [.. OpenJson.Form.GetTypeInfo(typeof(ResourceView)).Properties.Select(field => (field.Name, FieldWords.Of(strings, typeof(ResourceView), field.Name) ?? ""))];
    }
}
