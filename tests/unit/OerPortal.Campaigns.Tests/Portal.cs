using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(PortalApp))]
