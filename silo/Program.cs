using SmartVillage.Silo.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddSmartVillageSilo(HostRole.Silo);

var app = builder.Build();
app.MapSmartVillageApi();
app.Run();
