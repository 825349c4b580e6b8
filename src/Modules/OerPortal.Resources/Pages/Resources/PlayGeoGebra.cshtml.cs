using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Data;
using OerPortal.Resources.Linking;

namespace OerPortal.Resources.Pages;

[ContentSecurity(Walls + PlayedElsewhere.GeoGebraOrigin, Frames = PlayedElsewhere.GeoGebraOrigin)]
internal sealed class PlayGeoGebraModel(ResourcesDbContext db, ICurrentPerson person, ISiteContext site) : PlayPage(PlayedBy.GeoGebra, db, person, site);
