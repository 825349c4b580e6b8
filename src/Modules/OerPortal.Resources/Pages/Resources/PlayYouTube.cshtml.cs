using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Linking;

namespace OerPortal.Resources.Pages;

[ContentSecurity(Walls + PlayedElsewhere.YouTubeOrigin, Frames = PlayedElsewhere.YouTubeOrigin)]
internal sealed class PlayYouTubeModel(ResourcesDbContext db, ICurrentPerson person, ISiteContext site) : PlayPage(PlayedBy.YouTube, db, person, site);
