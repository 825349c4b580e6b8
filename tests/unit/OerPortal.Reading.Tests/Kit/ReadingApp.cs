using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.Resources;
using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(ReadingApp))]

namespace OerPortal.Reading.Tests.Kit;

/// <summary>The portal with a library of published files whose rights a test decides; everything of this module is real.</summary>
public sealed class ReadingApp : PortalApp
{
    public Library Library { get; } = new();

    protected override PortalAppOptions Options => new()
    {
        Services = services =>
        {
            services.AddSingleton(Library);
            services.AddScoped<IResources, LibraryResources>();
            services.AddSingleton<IFiles, LibraryFiles>();
            services.AddSingleton<IPublications, LibraryPublications>();
            services.AddSingleton<ILectures, LibraryLectures>();
            services.AddSingleton<IContents, LibraryContents>();
            services.AddSingleton<ISheets, LibrarySheets>();
            services.AddScoped<IFileAccess, LibraryAccess>();
        },
    };

    private sealed class LibraryAccess(Library library, ICurrentPerson person) : IFileAccess
    {
        public Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation)
        {
            var item = library.Items.FirstOrDefault(i => i.Files.ContainsKey(fileId));
            var right = item is null ? FileRight.None
                : item.Previewer is { } previewer ? person.Id == previewer ? FileRight.Private : FileRight.None
                : !item.IsVisibleTo(Viewer.From(person)) ? FileRight.None
                : item.Card.Visibility == Visibility.Public ? FileRight.Public : FileRight.Private;
            return Task.FromResult(right);
        }
    }
}
