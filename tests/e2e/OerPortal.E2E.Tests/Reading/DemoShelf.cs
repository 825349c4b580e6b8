using OerPortal.E2E.Tests.Running;

namespace OerPortal.E2E.Tests.Reading;

/// <summary>Finds something of each kind among what the demo published for everybody.</summary>
internal static class DemoShelf
{
    /// <summary>The public id of the longest Vietnamese EPUB.</summary>
    public static Task<string> VietnameseBookAsync(this DemoPortal demo) => demo.FindAsync("f.kind = 1 and c.can_be_read and f.metadata ->> 'language' like 'vi%'");

    /// <summary>The public id of a PDF.</summary>
    public static Task<string> PaperAsync(this DemoPortal demo) => demo.FindAsync("f.kind = 2 and c.can_be_read");

    /// <summary>The public id of something to listen to.</summary>
    public static Task<string> SoundAsync(this DemoPortal demo) => demo.FindAsync("f.media_type like 'audio/%'");

    /// <summary>The files of all published EPUBs and PDFs that open to everybody.</summary>
    public static async Task<Guid[]> PublicationsAsync(this DemoPortal demo) => await demo.Portal.Database.AskAsync<Guid[]>("""
        select array_agg(f.id) from resources.catalogue_entry c join ingest.file f on f.id = c.main_file_id
        where f.kind in (1, 2) and c.can_be_read and c.visibility = 2 and c.licence <> 'lent'
        """) ?? [];

    private static async Task<string> FindAsync(this DemoPortal demo, string what) => await demo.Portal.Database.AskAsync<string>($"""
        select c.public_id from resources.catalogue_entry c join ingest.file f on f.id = c.main_file_id
        where {what} and c.visibility = 2 and c.licence <> 'lent' order by f.pages desc nulls last limit 1
        """) ?? throw new InvalidOperationException($"The demo has nothing where {what}.");
}
